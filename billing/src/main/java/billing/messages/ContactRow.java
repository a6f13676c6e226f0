package billing.messages;

import billing.database.SealedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "contact")
class ContactRow {
  @EmbeddedId Key key;

  @Convert(converter = SealedText.Address.class)
  String address;

  Instant since;

  /** A channel of an account. */
  @Embeddable
  record Key(@Column(name = "account_id") UUID accountId, String channel) implements Serializable {}
}
