package billing.payments;

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

/** Who pays for an account through one gateway. */
@Entity
@Table(name = "payer")
class PayerRow {
  /** A gateway knows one payer for a plate, so an account has at most one there. */
  @Embeddable
  record Key(@Column(name = "account_id") UUID accountId, String gateway) implements Serializable {}

  @EmbeddedId Key key;

  int position;

  @Convert(converter = SealedText.Identity.class)
  String identity;

  @Column(name = "bound_at")
  Instant boundAt;

  static PayerRow of(UUID account, String gateway) {
    var row = new PayerRow();
    row.key = new Key(account, gateway);
    return row;
  }

  /** It stands at a position from now on; whether it is somebody else than before. */
  boolean show(int place, String who, Instant now) {
    position = place;
    if (who.equals(identity)) {
      return false;
    }
    identity = who;
    boundAt = now;
    return true;
  }

  String gateway() {
    return key.gateway();
  }
}
