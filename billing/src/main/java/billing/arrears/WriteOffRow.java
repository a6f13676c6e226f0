package billing.arrears;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * Who gave a debt up, or took it up again, and why. What money that came later or a lower price
 * takes back is in the postings alone.
 */
@Entity
@Immutable
@Table(name = "write_off")
class WriteOffRow {
  @EmbeddedId Key key;

  @Enumerated(EnumType.STRING)
  Kind kind;

  @Column(name = "amount_fen")
  long amountFen;

  String who;
  String why;

  @Column(name = "made_at")
  Instant madeAt;

  /** The place of an act in a debt's story. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "stay_id") UUID stayId,
      int serial)
      implements Serializable {}

  /** Given up, or taken up again. */
  enum Kind {
    WRITTEN_OFF,
    RECOVERED
  }
}
