package billing.reconciliation;

import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DifferenceKind;
import billing.database.Transactions;
import billing.gateways.BillReply;
import billing.gateways.FundLine;
import billing.gateways.Gateway;
import billing.money.Fen;
import billing.reconciliation.StoredBills.Contents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Fetches a gateway's bill of funds, keeps it, and posts what went to the bank; then our account
 * there must hold what the ledger says.
 */
@ApplicationScoped
class ReconcilingFunds {
  /** What a gateway has advanced is on our account there like what payers paid. */
  private static final String BALANCE =
      """
      select cast(coalesce(sum(side.fen), 0) as bigint) from (
        select p.amount_fen as fen from posting p
        where p.debit in ('gateway:' || :gateway, 'advance:' || :gateway) and p.occurred_at < :until
        union all
        select -p.amount_fen from posting p
        where p.credit in ('gateway:' || :gateway, 'advance:' || :gateway)
          and p.occurred_at < :until) side""";

  private final KeepingBills keeping;
  private final Transactions transactions;
  private final Progress progress;
  private final Differences differences;
  private final PostingWithdrawals withdrawals;

  ReconcilingFunds(
      KeepingBills keeping,
      Transactions transactions,
      Progress progress,
      Differences differences,
      PostingWithdrawals withdrawals) {
    this.withdrawals = withdrawals;
    this.keeping = keeping;
    this.transactions = transactions;
    this.progress = progress;
    this.differences = differences;
  }

  Uni<Day> run(Gateway gateway, BillKey key) {
    return keeping
        .ask(key, () -> gateway.funds(key.day()))
        .chain(
            reply ->
                reply instanceof BillReply.Ready<FundLine> ready
                    ? take(key, ready.lines())
                    : keeping.putOff(key, reply));
  }

  private Uni<Day> take(BillKey key, List<FundLine> lines) {
    return keeping.keep(
        key,
        new Contents(Digest.ofFunds(lines), lines.size()),
        (tx, edition) -> FundLines.put(tx, key, edition, lines),
        () ->
            transactions.inOne(
                tx ->
                    progress
                        .hold(tx, key)
                        .chain(() -> withdrawals.post(tx, key, lines))
                        .chain(() -> compare(tx, key, lines))));
  }

  private Uni<Void> compare(Mutiny.Session tx, BillKey key, List<FundLine> lines) {
    if (lines.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var says = lines.get(lines.size() - 1).balance();
    return balanceFen(tx, key)
        .chain(
            ours ->
                differences.show(tx, key, List.of(DifferenceKind.BALANCE), found(key, says, ours)));
  }

  private static Uni<Long> balanceFen(Mutiny.Session tx, BillKey key) {
    return tx.createNativeQuery(BALANCE, Long.class)
        .setParameter("gateway", key.gateway())
        .setParameter("until", key.end())
        .getSingleResult();
  }

  private static List<Found> found(BillKey key, Fen says, long ours) {
    if (says.count() == ours) {
      return List.of();
    }
    var words =
        "at the end of the day the gateway holds %s yuan for us, the ledger says %d fen"
            .formatted(says.inYuan(), ours);
    var booked = ours < 0 ? Optional.<Fen>empty() : Optional.of(Fen.fen(ours));
    return List.of(
        new Found(DifferenceKind.BALANCE, key.bill().name(), Optional.of(says), booked, words));
  }
}
