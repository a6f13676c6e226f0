package billing.reconciliation;

import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DifferenceKind;
import billing.database.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells people of bills that do not come: an open difference, a figure and the log. */
@ApplicationScoped
class LateBills {
  private static final String COUNT =
      """
      select g.gateway, count(r.day)
      from unnest(cast(:gateways as text[])) as g (gateway)
      left join reconciliation r on r.gateway = g.gateway and r.next_at is not null
        and r.day <= :day
      group by 1""";

  private final Transactions transactions;
  private final Progress progress;
  private final Differences differences;
  private final MultiGauge figure;

  LateBills(
      Transactions transactions, Progress progress, Differences differences, MeterRegistry meters) {
    this.transactions = transactions;
    this.progress = progress;
    this.differences = differences;
    this.figure =
        MultiGauge.builder("billing.reconciliation.bills.late")
            .description("bills that should have been there, and are still asked for")
            .register(meters);
  }

  /** The difference is open for as long as the bill is late. */
  Uni<Void> show(Mutiny.Session tx, BillKey key, Day day) {
    if (!day.late()) {
      return differences.showAbout(tx, key, DifferenceKind.BILL_LATE, Optional.empty());
    }
    var bill = key.bill().name().toLowerCase(Locale.ROOT);
    Log.errorf(
        "Bill late: %s has given no bill of %s for %s (%s). See docs/operations/bill-late.md",
        day.gateway(), bill, day.day(), day.words());
    var words = "the gateway has given no bill of %s for this day".formatted(bill);
    return differences.showAbout(
        tx,
        key,
        DifferenceKind.BILL_LATE,
        Optional.of(
            new Found(
                DifferenceKind.BILL_LATE,
                key.bill().name(),
                Optional.empty(),
                Optional.empty(),
                words)));
  }

  /** Makes the figure say how many bills of each gateway are late. */
  Uni<Void> count(List<String> gateways) {
    return transactions
        .inOne(tx -> count(tx, gateways, progress.lastLate()))
        .invoke(
            rows ->
                figure.register(
                    rows.stream()
                        .map(
                            row ->
                                MultiGauge.Row.of(
                                    Tags.of("gateway", (String) row[0]), (Long) row[1]))
                        .toList(),
                    true))
        .replaceWithVoid();
  }

  private static Uni<List<Object[]>> count(
      Mutiny.Session tx, List<String> gateways, LocalDate day) {
    return tx.createNativeQuery(COUNT, Object[].class)
        .setParameter("gateways", gateways.toArray(String[]::new))
        .setParameter("day", day)
        .getResultList();
  }
}
