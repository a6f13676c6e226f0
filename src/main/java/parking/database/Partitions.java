package parking.database;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that tables which are partitioned by month have the months that are needed next. */
@ApplicationScoped
class Partitions {
  private static final List<String> TABLES = List.of("passage", "session");
  private static final int MONTHS_BEHIND = 1;
  private static final int MONTHS_AHEAD = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Instances that start together do not make the same month twice. */
  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('partitions'))";

  private final Transactions transactions;
  private final InstantSource time;

  Partitions(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  /** Comes before anything is stored. */
  void make(@Observes @Priority(-3) StartupEvent starting) {
    make().await().atMost(PATIENCE);
  }

  /** Simulated months may pass in hours. */
  @Scheduled(
      every = "10m",
      delayed = "10m",
      identity = "partitions",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> make() {
    var now = YearMonth.from(time.instant().atOffset(ZoneOffset.UTC));
    return transactions.direct(
        tx -> tx.query(LOCK).execute().chain(() -> run(tx, statements(now))));
  }

  static List<String> statements(YearMonth now) {
    List<String> statements = new ArrayList<>();
    for (int i = -MONTHS_BEHIND; i <= MONTHS_AHEAD; i++) {
      var month = now.plusMonths(i);
      for (var table : TABLES) {
        statements.add(
            """
            create table if not exists %1$s_%2$04d_%3$02d partition of %1$s
              for values from ('%4$s-01 00:00:00+00') to ('%5$s-01 00:00:00+00')"""
                .formatted(
                    table, month.getYear(), month.getMonthValue(), month, month.plusMonths(1)));
      }
    }
    return statements;
  }

  private static Uni<Void> run(SqlConnection tx, List<String> statements) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (var statement : statements) {
      all = all.chain(() -> tx.query(statement).execute().replaceWithVoid());
    }
    return all;
  }
}
