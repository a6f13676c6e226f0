package billing.prepaid;

import billing.gateways.Heard;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.money.Fen;
import billing.receipts.Receipts;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Books what gateways say of prepayments, once, however often they say it. What is paid in time has
 * been earned by the lot; what comes after it was given up is the account's own, and goes back.
 */
@ApplicationScoped
class BookingPrepayments {
  private final Ledger ledger;
  private final Receipts receipts;
  private final BookingRefunds refunds;
  private final InstantSource time;

  BookingPrepayments(Ledger ledger, Receipts receipts, BookingRefunds refunds, InstantSource time) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.refunds = refunds;
    this.time = time;
  }

  /** What is heard of an order by whatever way, within a transaction. */
  Uni<Heard> heard(Mutiny.Session tx, PrepaymentRow.Key key, Reply reply) {
    return PrepaymentRow.lock(tx, key)
        .chain(
            row ->
                row == null ? Uni.createFrom().item(Heard.noSuchNumber()) : book(tx, row, reply));
  }

  private Uni<Heard> book(Mutiny.Session tx, PrepaymentRow row, Reply reply) {
    var now = time.instant();
    var contradiction = contradiction(row, reply);
    if (contradiction.isPresent()) {
      Log.errorf("Prepayment %s: %s", row.orderNumber, contradiction.get());
      row.note(contradiction.get());
      return Uni.createFrom().item(Heard.contradicts(contradiction.get()));
    }
    var before = row.order();
    var after = before.hear(reply);
    if (before == Money.Order.PAID || before == Money.Order.CLOSED && after == before) {
      return Uni.createFrom().item(Heard.nothingNew());
    }
    row.show(after, reply, now);
    if (reply instanceof Reply.Refused refused) {
      row.note(refused.code() + " " + refused.message());
    }
    if (reply instanceof Reply.Paid paid) {
      return paid(tx, row, paid.at()).replaceWith(Heard.booked());
    }
    if (after == Money.Order.CLOSED) {
      return Uni.createFrom().item(Heard.booked());
    }
    row.nextAt = Pauses.next(row, now);
    return Uni.createFrom().item(Heard.nothingNew());
  }

  /** Why what is said cannot be true, in words for a person. */
  private static Optional<String> contradiction(PrepaymentRow row, Reply reply) {
    if (reply instanceof Reply.Contradicts against) {
      return Optional.of("%s: %s".formatted(row.gateway, against.why()));
    }
    return reply instanceof Reply.Paid paid
        ? paid.amount()
            .filter(told -> !told.equals(row.amount()))
            .map(
                told ->
                    "%s says that %s yuan were taken where %s were ordered"
                        .formatted(row.gateway, told.inYuan(), row.amount().inYuan()))
        : Optional.empty();
  }

  private Uni<Void> paid(Mutiny.Session tx, PrepaymentRow row, Instant at) {
    var cause = new Standing.Cause(row.capture(), at);
    var place = LedgerAccount.gateway(row.gateway);
    var nothing = Standing.of(row.books(), Fen.ZERO, Fen.ZERO);
    var owed = Standing.of(row.books(), row.amount(), Fen.ZERO);
    Stream<Posting> earned =
        row.isGivenUp()
            ? nothing.paidInto(place, row.amount(), cause).stream()
            : Stream.concat(
                nothing.raisedBy(row.amount(), income(row), sold(row, at)).stream(),
                owed.paidInto(place, row.amount(), cause).stream());
    return ledger
        .post(tx, earned.toList())
        .chain(() -> receipts.issue(tx, cause, row.account(), row.amount()))
        .invoke(receipt -> row.receiptNumber = receipt.number())
        .chain(() -> row.isGivenUp() ? refunds.order(tx, row) : Uni.createFrom().<Void>nullItem());
  }

  private static LedgerAccount income(PrepaymentRow row) {
    return LedgerAccount.income(row.lot);
  }

  private static Standing.Cause sold(PrepaymentRow row, Instant at) {
    return new Standing.Cause("prepaid:" + row.orderNumber, at);
  }

  /** It is not wanted any more: what the lot has earned by it is the account's own again. */
  Uni<Void> giveUp(Mutiny.Session tx, PrepaymentRow row) {
    if (row.isGivenUp()) {
      return Uni.createFrom().voidItem();
    }
    var now = time.instant();
    row.givenUpAt = now;
    row.asked = 0;
    if (row.order() != Money.Order.PAID) {
      row.nextAt = now;
      return Uni.createFrom().voidItem();
    }
    List<Posting> back =
        Standing.of(row.books(), Fen.ZERO, Fen.ZERO)
            .loweredBy(
                row.amount(), income(row), new Standing.Cause("given-up:" + row.orderNumber, now));
    return ledger.post(tx, back).chain(() -> refunds.order(tx, row));
  }
}
