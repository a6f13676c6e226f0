package billing.reconciliation;

import billing.api.Reconciliations;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets people run reconciliations and work off what differs. */
@ApplicationScoped
class ReconciliationDoor implements Reconciliations {
  private final Transactions transactions;
  private final RunningDays running;
  private final Progress progress;
  private final Differences differences;
  private final InstantSource time;

  ReconciliationDoor(
      Transactions transactions,
      RunningDays running,
      Progress progress,
      Differences differences,
      InstantSource time) {
    this.transactions = transactions;
    this.running = running;
    this.progress = progress;
    this.differences = differences;
    this.time = time;
  }

  @Override
  public List<String> gateways() {
    return running.gateways();
  }

  @Override
  public Uni<List<Day>> run(String gateway, LocalDate day) {
    if (!gateways().contains(gateway)) {
      throw new IllegalArgumentException(
          "no gateway is called %s, only %s".formatted(gateway, gateways()));
    }
    if (!day.isBefore(LocalDate.ofInstant(time.instant(), Comparing.CHINA))) {
      throw new IllegalArgumentException("the day %s is not over".formatted(day));
    }
    return running
        .run(new BillKey(gateway, day, Bill.TRADES))
        .chain(
            trades ->
                running
                    .run(new BillKey(gateway, day, Bill.FUNDS))
                    .map(funds -> Stream.of(trades, funds).flatMap(Optional::stream).toList()));
  }

  @Override
  public Uni<List<Day>> listDays(LocalDate from, LocalDate until) {
    return transactions.inOne(tx -> progress.list(tx, from, until));
  }

  @Override
  public Uni<List<Difference>> listOpen() {
    return transactions.inOne(differences::listOpen);
  }

  @Override
  public Uni<List<Difference>> list(LocalDate day) {
    return transactions.inOne(tx -> differences.list(tx, day));
  }

  @Override
  public Uni<ResolveOutcome> resolve(UUID difference, Resolution how, String by, String why) {
    var words = new Differences.Words(by, why);
    return transactions.inOne(
        tx ->
            differences
                .find(tx, difference)
                .chain(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(new ResolveOutcome.Unknown())
                            : resolve(tx, difference, how, words)));
  }

  private Uni<ResolveOutcome> resolve(
      Mutiny.Session tx, UUID id, Resolution how, Differences.Words words) {
    return differences
        .end(tx, id, how, words)
        .chain(
            isNew ->
                differences
                    .find(tx, id)
                    .map(Optional::orElseThrow)
                    .map(
                        it ->
                            isNew
                                ? new ResolveOutcome.Resolved(it)
                                : new ResolveOutcome.AlreadyEnded(it.end().orElseThrow())));
  }
}
