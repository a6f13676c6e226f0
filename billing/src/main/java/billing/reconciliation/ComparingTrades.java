package billing.reconciliation;

import billing.api.Reconciliations.DifferenceKind;
import billing.database.Transactions;
import billing.gateways.BillLine;
import billing.gateways.News;
import billing.gateways.Notices;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Compares a bill of trades that is kept with our books. What the bill proves and we do not know is
 * told to payments, as a notification would be, and compared once more.
 */
@ApplicationScoped
class ComparingTrades {
  private static final List<DifferenceKind> KINDS =
      List.of(
          DifferenceKind.STATE,
          DifferenceKind.MISSING_HERE,
          DifferenceKind.MISSING_THERE,
          DifferenceKind.LATE,
          DifferenceKind.AMOUNT,
          DifferenceKind.FEE);

  private final Transactions transactions;
  private final StoredBills bills;
  private final Progress progress;
  private final Differences differences;
  private final ReconciliationSettings settings;
  private final Notices notices;

  ComparingTrades(
      Transactions transactions,
      StoredBills bills,
      Progress progress,
      Differences differences,
      ReconciliationSettings settings,
      Notices notices) {
    this.transactions = transactions;
    this.bills = bills;
    this.progress = progress;
    this.differences = differences;
    this.settings = settings;
    this.notices = notices;
  }

  /** Does nothing when the bill is not kept. */
  Uni<Void> compare(BillKey key) {
    return look(key)
        .chain(
            proofs ->
                proofs.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : tell(key, proofs).chain(() -> look(key)).replaceWithVoid());
  }

  /** Makes the queue say what differs, and answers what the bill proves. */
  private Uni<List<BillLine>> look(BillKey key) {
    return transactions.inOne(
        tx ->
            bills
                .edition(tx, key)
                .chain(
                    edition ->
                        edition == 0 ? Uni.createFrom().item(List.of()) : lookAtNewest(tx, key)));
  }

  /** The edition is read again once the day is held. */
  private Uni<List<BillLine>> lookAtNewest(Mutiny.Session tx, BillKey key) {
    return progress
        .hold(tx, key)
        .chain(() -> bills.edition(tx, key))
        .chain(edition -> TradeLines.list(tx, key, edition))
        .chain(lines -> look(tx, key, lines));
  }

  private Uni<List<BillLine>> look(Mutiny.Session tx, BillKey key, List<BillLine> lines) {
    return read(tx, key, lines)
        .chain(
            day ->
                differences
                    .show(tx, key, KINDS, Comparing.differences(day))
                    .replaceWith(() -> Comparing.proofs(day)));
  }

  private Uni<DayOfTrades> read(Mutiny.Session tx, BillKey key, List<BillLine> lines) {
    return OurBooks.list(tx, key, lines)
        .map(ComparingTrades::ours)
        .chain(
            ours ->
                bills
                    .elsewhere(tx, key, ours.keySet())
                    .chain(
                        elsewhere ->
                            bills
                                .edition(tx, key.next())
                                .map(
                                    next ->
                                        new DayOfTrades(
                                            key.day(),
                                            lines,
                                            ours,
                                            elsewhere,
                                            next > 0,
                                            settings.rateOf(key.gateway())))));
  }

  private static Map<String, Ours> ours(Map<String, OurBooks.Trade> trades) {
    return trades.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, trade -> trade.getValue().ours()));
  }

  private Uni<Void> tell(BillKey key, List<BillLine> proofs) {
    return Multi.createFrom()
        .iterable(proofs)
        .onItem()
        .transformToUniAndConcatenate(line -> notices.heard(news(key, line)).replaceWith(line))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static News news(BillKey key, BillLine line) {
    News.About about =
        line.refundNumber().isPresent()
            ? new News.About.OfRefund(
                line.refundNumber().get(),
                new RefundReply.Refunded(line.transactionId(), line.at()))
            : new News.About.OfOrder(
                line.orderNumber(), new Reply.Paid(line.transactionId(), line.at()));
    return new News(
        key.gateway(), "bill-%s-%s".formatted(key.day(), Comparing.number(line)), about);
  }
}
