package billing.reconciliation;

import billing.api.Reconciliations.Bill;
import billing.database.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for the bills of each day that is over. What is to be done is found in the database. */
@ApplicationScoped
class ReconciliationBeat {
  /** How many days that were missed are made up for. */
  private static final int MOST_DAYS = 31;

  private final Transactions transactions;
  private final Progress progress;
  private final RunningDays running;
  private final LateBills late;
  private final InstantSource time;

  ReconciliationBeat(
      Transactions transactions,
      Progress progress,
      RunningDays running,
      LateBills late,
      InstantSource time) {
    this.late = late;
    this.transactions = transactions;
    this.progress = progress;
    this.running = running;
    this.time = time;
  }

  @Scheduled(
      every = "${billing.reconciliation.poll-interval:1m}",
      identity = "reconciliation",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> beat() {
    return transactions
        .inOne(this::begin)
        .chain(this::workOff)
        .chain(() -> late.count(running.gateways()))
        .onFailure()
        .invoke(e -> Log.error("Reconciliation could not find out what is to be done", e))
        .onFailure()
        .recoverWithNull();
  }

  /** Until nothing is due: what was picked is not due again for a while. */
  private Uni<Void> workOff() {
    return transactions
        .inOne(tx -> progress.pick(tx, running.gateways()))
        .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : work(due).chain(this::workOff));
  }

  /** The days up to yesterday are to be done, each at its time. */
  private Uni<Void> begin(Mutiny.Session tx) {
    return Multi.createFrom()
        .iterable(bills())
        .onItem()
        .transformToUniAndConcatenate(
            bill ->
                progress
                    .last(tx, bill.gateway(), bill.bill())
                    .chain(last -> begin(tx, bill, last))
                    .replaceWith(bill))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** Both bills of yesterday of every gateway. */
  private List<BillKey> bills() {
    var yesterday = LocalDate.ofInstant(time.instant(), Comparing.CHINA).minusDays(1);
    return running.gateways().stream()
        .flatMap(name -> Stream.of(Bill.values()).map(bill -> new BillKey(name, yesterday, bill)))
        .toList();
  }

  private Uni<Void> begin(Mutiny.Session tx, BillKey yesterday, Optional<LocalDate> last) {
    return Multi.createFrom()
        .iterable(days(yesterday.day(), last))
        .onItem()
        .transformToUniAndConcatenate(
            day ->
                progress
                    .ensure(tx, new BillKey(yesterday.gateway(), day, yesterday.bill()))
                    .replaceWith(day))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** Those after the last one that was begun; of a gateway that is new only yesterday. */
  private static List<LocalDate> days(LocalDate yesterday, Optional<LocalDate> last) {
    return Stream.iterate(yesterday, day -> day.minusDays(1))
        .limit(last.isEmpty() ? 1 : MOST_DAYS)
        .takeWhile(day -> last.isEmpty() || day.isAfter(last.get()))
        .toList();
  }

  private Uni<Void> work(List<BillKey> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(
            key ->
                running
                    .run(key)
                    .onFailure()
                    .invoke(e -> Log.errorf(e, "Reconciliation of %s has failed", key))
                    .onFailure()
                    .recoverWithNull()
                    .replaceWith(key))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
