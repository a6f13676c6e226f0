package billing.payments;

import billing.api.Confirmations.Yes;
import billing.charges.StayRow;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A driver's yes to the price of a visit; another driver of the plate may say it again. */
@Entity
@Immutable
@Table(name = "confirmation")
class ConfirmationRow {
  /** A visit in an account's books, the price, and when it was confirmed. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "stay_id") UUID stayId,
      @Column(name = "amount_fen") long amountFen,
      @Column(name = "confirmed_at") Instant confirmedAt)
      implements Serializable {
    static Key of(StayRow stay, Yes yes) {
      return new Key(stay.key().accountId(), stay.key().stayId(), yes.amount().count(), yes.at());
    }
  }

  @EmbeddedId Key key;

  String who;
}
