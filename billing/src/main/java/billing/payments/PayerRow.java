package billing.payments;

import billing.database.SealedText;
import billing.money.Fen;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
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

  @Column(name = "ask_above_fen")
  Long askAboveFen;

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

  /** What the driver wants to be asked about first; whether it is something else than before. */
  boolean askAbove(Optional<Fen> amount) {
    var before = askAbove();
    askAboveFen = amount.map(Fen::count).orElse(null);
    return !before.equals(amount);
  }

  Optional<Fen> askAbove() {
    return Optional.ofNullable(askAboveFen).map(Fen::fen);
  }

  String gateway() {
    return key.gateway();
  }
}
