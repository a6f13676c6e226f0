package billing.reconciliation;

import billing.api.Reconciliations.Day;
import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.Gateway;
import billing.reconciliation.StoredBills.Contents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Fetches a gateway's bill of trades, keeps it, and has it compared. */
@ApplicationScoped
class ReconcilingTrades {
  private final KeepingBills keeping;
  private final ComparingTrades comparing;
  private final PostingFees fees;

  ReconcilingTrades(KeepingBills keeping, ComparingTrades comparing, PostingFees fees) {
    this.keeping = keeping;
    this.comparing = comparing;
    this.fees = fees;
  }

  Uni<Day> run(Gateway gateway, BillKey key) {
    return keeping
        .ask(key, () -> gateway.trades(key.day()))
        .chain(
            reply ->
                reply instanceof BillReply.Ready<BillLine> ready
                    ? take(key, ready)
                    : keeping.putOff(key, reply));
  }

  private Uni<Day> take(BillKey key, BillReply.Ready<BillLine> bill) {
    var lines = bill.lines();
    return keeping.keep(
        key,
        new Contents(Digest.ofTrades(lines), lines.size()),
        (tx, edition) -> TradeLines.put(tx, key, edition, lines),
        () -> compareAround(key));
  }

  /**
   * A payment around midnight may be explained by the bill of another day. Fees come last, when all
   * that the bill proves is booked.
   */
  private Uni<Void> compareAround(BillKey key) {
    return comparing
        .compare(key)
        .chain(() -> comparing.compare(key.before()))
        .chain(() -> comparing.compare(key.next()))
        .chain(() -> fees.post(key));
  }
}
