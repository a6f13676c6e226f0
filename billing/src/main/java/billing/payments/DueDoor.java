package billing.payments;

import billing.api.AccountId;
import billing.api.ByHand;
import billing.api.Dues;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.receipts.Receipts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers what is owed, and books money that came by hand. */
@ApplicationScoped
class DueDoor implements Dues {
  private static final String LIVE =
      """
      select count(*) from AttemptRow a
      where a.key.accountId = :account and a.nextAt is not null""";

  private final Transactions transactions;
  private final Ledger ledger;
  private final Receipts receipts;

  DueDoor(Transactions transactions, Ledger ledger, Receipts receipts) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.receipts = receipts;
  }

  /** Money that came by hand, and for whom. */
  private record Taken(AccountId account, Payment payment) {
    Fen amount() {
      return payment.amount();
    }

    String reference() {
      return payment.reference();
    }

    String cause() {
      return (isCash() ? "cash:" : "transfer:") + reference();
    }

    LedgerAccount place() {
      return isCash() ? LedgerAccount.CASH : LedgerAccount.BANK;
    }

    private boolean isCash() {
      return payment.kind() == ByHand.CASH;
    }
  }

  @Override
  public Uni<Fen> of(AccountId account) {
    return transactions.inOne(tx -> ledger.owed(tx, account));
  }

  @Override
  public Uni<PaymentOutcome> received(AccountId account, Payment received) {
    var payment = new Taken(account, received);
    return transactions
        .inOne(
            tx ->
                lockOwing(tx, account)
                    .chain(
                        stays ->
                            tx.find(SlipRow.class, payment.reference())
                                .chain(
                                    slip ->
                                        slip == null
                                            ? take(tx, payment, stays)
                                            : again(tx, payment, slip))))
        .onFailure(ConstraintViolationException.class)
        .retry()
        .atMost(1);
  }

  /** The visits with a debt, oldest departure first, locked in the order of their ids. */
  private Uni<List<StayRow>> lockOwing(Mutiny.Session tx, AccountId account) {
    return ledger
        .listOwing(tx, account)
        .chain(
            owing ->
                Multi.createFrom()
                    .iterable(owing)
                    .onItem()
                    .transformToUniAndConcatenate(stay -> StayRow.lock(tx, stay))
                    .collect()
                    .asList())
        .map(stays -> stays.stream().sorted(Comparator.comparing(StayRow::leftAt)).toList());
  }

  private Uni<PaymentOutcome> again(Mutiny.Session tx, Taken payment, SlipRow slip) {
    if (!slip.accountId.equals(payment.account().value())) {
      return Uni.createFrom().item(new PaymentOutcome.ReferenceMisused());
    }
    return receipts
        .find(tx, payment.account(), payment.cause())
        .chain(
            receipt ->
                receipt.filter(it -> it.amount().equals(payment.amount())).isPresent()
                    ? booked(tx, payment, receipt.get())
                    : Uni.createFrom().item(new PaymentOutcome.ReferenceMisused()));
  }

  private Uni<PaymentOutcome> booked(Mutiny.Session tx, Taken payment, Receipts.Receipt receipt) {
    return ledger
        .owed(tx, payment.account())
        .map(due -> new PaymentOutcome.Booked(receipt.number(), due));
  }

  private Uni<PaymentOutcome> take(Mutiny.Session tx, Taken payment, List<StayRow> stays) {
    return ledger
        .owed(tx, payment.account())
        .chain(
            due ->
                payment.amount().compareTo(due) > 0
                    ? Uni.createFrom().item(new PaymentOutcome.TooMuch(due))
                    : isCollecting(tx, payment)
                        .chain(
                            busy ->
                                busy
                                    ? Uni.createFrom().item(new PaymentOutcome.Collecting())
                                    : book(tx, payment, stays)));
  }

  private static Uni<Boolean> isCollecting(Mutiny.Session tx, Taken payment) {
    return tx.createQuery(LIVE, Long.class)
        .setParameter("account", payment.account().value())
        .getSingleResult()
        .map(live -> live > 0);
  }

  private Uni<PaymentOutcome> book(Mutiny.Session tx, Taken payment, List<StayRow> stays) {
    var slip = SlipRow.of(payment.reference(), payment.account().value());
    return tx.persist(slip)
        .chain(tx::flush)
        .chain(() -> ledger.owed(tx, stays.stream().map(StayRow::key).toList()))
        .chain(owed -> ledger.post(tx, spread(payment, stays, owed)))
        .chain(() -> receipts.issue(tx, received(payment), payment.account(), payment.amount()))
        .chain(receipt -> booked(tx, payment, receipt));
  }

  private static Standing.Cause received(Taken payment) {
    return new Standing.Cause(payment.cause(), payment.payment().at());
  }

  /** Pays the oldest visits first. */
  private static List<Posting> spread(Taken payment, List<StayRow> stays, Map<StayKey, Fen> owed) {
    var postings = new ArrayList<Posting>();
    var left = payment.amount();
    for (var stay : stays) {
      var debt = owed.getOrDefault(stay.key(), Fen.ZERO);
      var part = debt.min(left);
      left = left.minus(part);
      var cause =
          new Standing.Cause(payment.cause() + ":" + stay.key().stay(), payment.payment().at());
      postings.addAll(
          Standing.of(stay.key(), debt, Fen.ZERO).paidInto(payment.place(), part, cause));
      if (debt.equals(part)) {
        stay.rest(null);
      }
    }
    return postings;
  }
}
