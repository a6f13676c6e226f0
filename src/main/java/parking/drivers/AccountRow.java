package parking.drivers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "account")
class AccountRow {
  @Id
  @Column(name = "account_id")
  UUID id;

  String plate;
  String colour;

  @Column(name = "we_chat_open_id")
  String weChatOpenId;

  /** As {@link Payer#text} has them. */
  String payers;

  @Column(name = "first_seen_at")
  Instant firstSeenAt;

  @Column(name = "bound_at")
  Instant boundAt;
}
