package billing.prepaid;

import billing.gateways.Heard;
import billing.gateways.RefundReply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Orders the refunds of prepayments, and books what gateways say of them. */
@ApplicationScoped
class BookingRefunds {
  private static final String TOO_LATE =
      "refund %s was declined and given up, and the money went back all the same";

  private final Ledger ledger;
  private final InstantSource time;

  BookingRefunds(Ledger ledger, InstantSource time) {
    this.ledger = ledger;
    this.time = time;
  }

  /** Writes the refund of all that was paid down, and takes it out of the account's money. */
  Uni<Void> order(Mutiny.Session tx, PrepaymentRow row) {
    var now = time.instant();
    row.refundNumber = PrepaidNumbers.ofRefund(row.account());
    row.refundState = Money.Refund.PREPARED.name();
    row.asked = 0;
    row.nextAt = now;
    var cause = new Standing.Cause("refund:" + row.refundNumber, now);
    return ledger
        .standing(tx, row.books())
        .chain(standing -> ledger.post(tx, standing.raisedBy(row.amount(), waiting(row), cause)));
  }

  private static LedgerAccount waiting(PrepaymentRow row) {
    return LedgerAccount.refund(row.gateway);
  }

  /** What is heard of a refund by whatever way, within a transaction. */
  Uni<Heard> heard(Mutiny.Session tx, PrepaymentRow.Key key, RefundReply reply) {
    return PrepaymentRow.lock(tx, key)
        .chain(
            row ->
                row == null || row.refund().isEmpty()
                    ? Uni.createFrom().item(Heard.noSuchNumber())
                    : book(tx, row, reply));
  }

  private Uni<Heard> book(Mutiny.Session tx, PrepaymentRow row, RefundReply reply) {
    if (reply instanceof RefundReply.Refunded told
        && told.amount().filter(amount -> !amount.equals(row.amount())).isPresent()) {
      return contradicts(
          row,
          "%s says that %s yuan went back where %s were ordered"
              .formatted(row.gateway, told.amount().orElseThrow().inYuan(), row.amount().inYuan()));
    }
    var before = row.refund().orElseThrow();
    if (!before.isWaiting()) {
      return before == Money.Refund.DECLINED && reply instanceof RefundReply.Refunded
          ? contradicts(row, TOO_LATE.formatted(row.refundNumber))
          : Uni.createFrom().item(Heard.nothingNew());
    }
    var after = before.hear(reply);
    row.show(after, reply);
    note(row, reply);
    if (reply instanceof RefundReply.Refunded refunded) {
      return ledger.post(tx, gone(row, refunded)).replaceWith(Heard.booked());
    }
    if (after == Money.Refund.DECLINED) {
      return declined(tx, row).replaceWith(Heard.booked());
    }
    row.nextAt =
        reply instanceof RefundReply.NotFound ? time.instant() : Pauses.next(row, time.instant());
    return Uni.createFrom().item(Heard.nothingNew());
  }

  private static void note(PrepaymentRow row, RefundReply reply) {
    if (reply instanceof RefundReply.Refused refused) {
      row.note(refused.code() + " " + refused.message());
    } else if (reply instanceof RefundReply.Processing processing) {
      processing.needs().ifPresent(row::note);
    }
  }

  private static Uni<Heard> contradicts(PrepaymentRow row, String words) {
    Log.errorf("Prepayment %s: %s", row.orderNumber, words);
    row.note(words);
    return Uni.createFrom().item(Heard.contradicts(words));
  }

  private static List<Posting> gone(PrepaymentRow row, RefundReply.Refunded refunded) {
    return List.of(
        new Posting(
            waiting(row),
            LedgerAccount.gateway(row.gateway),
            row.amount(),
            "refunded:" + row.refundNumber,
            row.books(),
            refunded.at()));
  }

  /** The money is the account's again, until a person gives it back. */
  private Uni<Void> declined(Mutiny.Session tx, PrepaymentRow row) {
    Log.errorf(
        "Prepayment %s: %s does not give it back: %s", row.orderNumber, row.gateway, row.message);
    var cause =
        new Standing.Cause("refund:%s:declined".formatted(row.refundNumber), time.instant());
    return ledger
        .standing(tx, row.books())
        .chain(standing -> ledger.post(tx, standing.paidInto(waiting(row), row.amount(), cause)));
  }
}
