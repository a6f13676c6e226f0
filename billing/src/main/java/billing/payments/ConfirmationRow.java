package billing.payments;

import billing.charges.StayRow;
import billing.money.Fen;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A driver's yes to the price of a visit. */
@Entity
@Immutable
@Table(name = "confirmation")
class ConfirmationRow {
  /** A visit in an account's books, and the price. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "stay_id") UUID stayId,
      @Column(name = "amount_fen") long amountFen)
      implements Serializable {
    static Key of(StayRow stay, Fen amount) {
      return new Key(stay.key().accountId(), stay.key().stayId(), amount.count());
    }
  }

  @EmbeddedId Key key;

  String who;

  @Column(name = "confirmed_at")
  Instant confirmedAt;
}
