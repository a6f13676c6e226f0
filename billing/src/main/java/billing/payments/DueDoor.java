package billing.payments;

import billing.api.AccountId;
import billing.api.Dues;
import billing.api.StayId;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.money.Fen;
import billing.receipts.Receipts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers what is owed, and books money that came by hand. */
@ApplicationScoped
class DueDoor implements Dues {
  private static final String LIVE =
      """
      select count(*) from AttemptRow a, StayRow s
      where a.stayId = s.id and s.accountId = :account and a.nextAt is not null""";

  private final Transactions transactions;
  private final Ledger ledger;
  private final Receipts receipts;

  DueDoor(Transactions transactions, Ledger ledger, Receipts receipts) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.receipts = receipts;
  }

  /** Money at the desk. */
  private record Payment(AccountId account, Fen amount, String cause) {}

  @Override
  public Uni<Fen> of(AccountId account) {
    return transactions.inOne(tx -> ledger.owed(tx, account));
  }

  @Override
  public Uni<PaymentOutcome> received(AccountId account, Fen amount, String reference, Instant at) {
    if (amount.isZero() || reference.isBlank()) {
      throw new IllegalArgumentException("a payment has an amount and a reference");
    }
    var payment = new Payment(account, amount, "cash:" + reference.strip());
    return transactions.inOne(
        tx ->
            lockStays(tx, account)
                .chain(
                    stays ->
                        receipts
                            .find(tx, payment.cause())
                            .chain(
                                found ->
                                    found
                                        .map(receipt -> again(tx, payment, receipt))
                                        .orElseGet(() -> take(tx, payment, stays)))));
  }

  private static Uni<List<StayRow>> lockStays(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(
            "from StayRow where accountId = :account and leftAt is not null order by leftAt",
            StayRow.class)
        .setParameter("account", account.value())
        .setLockMode(LockMode.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private Uni<PaymentOutcome> again(Mutiny.Session tx, Payment payment, Receipts.Receipt receipt) {
    var same =
        receipt.account().equals(payment.account()) && receipt.amount().equals(payment.amount());
    return same
        ? ledger
            .owed(tx, payment.account())
            .map(due -> new PaymentOutcome.Booked(receipt.number(), due))
        : Uni.createFrom().item(new PaymentOutcome.ReferenceMisused());
  }

  private Uni<PaymentOutcome> take(Mutiny.Session tx, Payment payment, List<StayRow> stays) {
    return tx.createQuery(LIVE, Long.class)
        .setParameter("account", payment.account().value())
        .getSingleResult()
        .chain(
            live -> {
              if (live > 0) {
                return Uni.createFrom().item(new PaymentOutcome.Collecting());
              }
              return ledger
                  .owed(tx, payment.account())
                  .chain(
                      due ->
                          payment.amount().compareTo(due) > 0
                              ? Uni.createFrom().item(new PaymentOutcome.TooMuch(due))
                              : book(tx, payment, stays));
            });
  }

  private Uni<PaymentOutcome> book(Mutiny.Session tx, Payment payment, List<StayRow> stays) {
    var ids = stays.stream().map(stay -> stay.began().stay()).toList();
    return ledger
        .owedFen(tx, ids)
        .chain(owed -> spread(tx, payment, stays, owed))
        .chain(() -> receipts.issue(tx, payment.cause(), payment.account(), payment.amount()))
        .chain(
            receipt ->
                ledger
                    .owed(tx, payment.account())
                    .map(due -> new PaymentOutcome.Booked(receipt.number(), due)));
  }

  /** Pays the oldest visits first. */
  private Uni<Void> spread(
      Mutiny.Session tx, Payment payment, List<StayRow> stays, Map<StayId, Long> owed) {
    var left = payment.amount();
    Uni<Void> posted = Uni.createFrom().voidItem();
    for (var stay : stays) {
      var id = stay.began().stay();
      var part = Fen.fen(Math.max(0, owed.getOrDefault(id, 0L))).min(left);
      if (!part.isZero()) {
        left = left.minus(part);
        stay.rest(null);
        var posting =
            new Posting(
                LedgerAccount.CASH,
                LedgerAccount.receivable(payment.account()),
                part,
                payment.cause() + ":" + id,
                id);
        posted = posted.chain(() -> ledger.post(tx, posting));
      }
    }
    return posted;
  }
}
