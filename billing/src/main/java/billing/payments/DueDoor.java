package billing.payments;

import billing.api.AccountId;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Money at the desk. */
  private record Payment(AccountId account, Fen amount, String reference, Instant at) {
    String cause() {
      return "cash:" + reference;
    }
  }

  @Override
  public Uni<Fen> of(AccountId account) {
    return transactions.inOne(tx -> ledger.owed(tx, account));
  }

  @Override
  public Uni<PaymentOutcome> received(AccountId account, Fen amount, String reference, Instant at) {
    if (amount.isZero() || reference.isBlank()) {
      throw new IllegalArgumentException("a payment has an amount and a reference");
    }
    var payment = new Payment(account, amount, reference.strip(), at);
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

  private Uni<PaymentOutcome> again(Mutiny.Session tx, Payment payment, SlipRow slip) {
    if (!slip.accountId.equals(payment.account().value())) {
      return Uni.createFrom().item(new PaymentOutcome.ReferenceMisused());
    }
    return receipts
        .find(tx, payment.account(), payment.cause())
        .map(Optional::orElseThrow)
        .chain(
            receipt ->
                receipt.amount().equals(payment.amount())
                    ? booked(tx, payment, receipt)
                    : Uni.createFrom().item(new PaymentOutcome.ReferenceMisused()));
  }

  private Uni<PaymentOutcome> booked(Mutiny.Session tx, Payment payment, Receipts.Receipt receipt) {
    return ledger
        .owed(tx, payment.account())
        .map(due -> new PaymentOutcome.Booked(receipt.number(), due));
  }

  private Uni<PaymentOutcome> take(Mutiny.Session tx, Payment payment, List<StayRow> stays) {
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

  private static Uni<Boolean> isCollecting(Mutiny.Session tx, Payment payment) {
    return tx.createQuery(LIVE, Long.class)
        .setParameter("account", payment.account().value())
        .getSingleResult()
        .map(live -> live > 0);
  }

  private Uni<PaymentOutcome> book(Mutiny.Session tx, Payment payment, List<StayRow> stays) {
    var slip = SlipRow.of(payment.reference(), payment.account().value());
    return tx.persist(slip)
        .chain(tx::flush)
        .chain(() -> ledger.owed(tx, stays.stream().map(StayRow::key).toList()))
        .chain(owed -> ledger.post(tx, spread(payment, stays, owed)))
        .chain(() -> receipts.issue(tx, payment.cause(), payment.account(), payment.amount()))
        .chain(receipt -> booked(tx, payment, receipt));
  }

  /** Pays the oldest visits first. */
  private static List<Posting> spread(
      Payment payment, List<StayRow> stays, Map<StayKey, Fen> owed) {
    var postings = new ArrayList<Posting>();
    var left = payment.amount();
    for (var stay : stays) {
      var debt = owed.getOrDefault(stay.key(), Fen.ZERO);
      var part = debt.min(left);
      left = left.minus(part);
      var cause = new Standing.Cause(payment.cause() + ":" + stay.key().stay(), payment.at());
      postings.addAll(
          new Standing(stay.key(), debt, Fen.ZERO).paidInto(LedgerAccount.CASH, part, cause));
      if (debt.equals(part)) {
        stay.rest(null);
      }
    }
    return postings;
  }
}
