package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;

/**
 * Forgets a driver: ways in, log-ins, messages, wishes, and what they called things. What was
 * agreed to and paid stays, under a number that leads to nobody any more.
 */
@ApplicationScoped
public class ErasingDrivers {
  private static final String MESSAGES = "delete from driver_message where driver_id = $1";
  private static final String WISHES = "delete from driver_notification where driver_id = $1";
  private static final String REQUESTS = "delete from driver_request where driver_id = $1";
  private static final String BINDINGS = "delete from plate_binding where driver_id = $1";
  private static final String AGREEMENTS = "delete from driver_agreement where driver_id = $1";
  private static final String PLATES =
      "delete from driver_plate where driver_id = $1 and ended_at is not null";
  private static final String ERASED =
      "update driver set erased_at = coalesce(erased_at, $2) where driver_id = $1";

  private final Transactions transactions;
  private final DriverWays ways;
  private final DriverSessions sessions;
  private final InstantSource time;

  ErasingDrivers(
      Transactions transactions, DriverWays ways, DriverSessions sessions, InstantSource time) {
    this.transactions = transactions;
    this.ways = ways;
    this.sessions = sessions;
    this.time = time;
  }

  /** Forgets a driver, who has no plate any more; answers when. */
  public Uni<Instant> erase(UUID driver) {
    var now = time.instant();
    return transactions
        .direct(
            tx ->
                run(tx, MESSAGES, driver)
                    .chain(() -> run(tx, WISHES, driver))
                    .chain(() -> run(tx, REQUESTS, driver))
                    .chain(() -> run(tx, BINDINGS, driver))
                    .chain(() -> run(tx, AGREEMENTS, driver))
                    .chain(() -> run(tx, PLATES, driver))
                    .chain(() -> ways.forget(tx, driver))
                    .chain(() -> sessions.endAll(tx, driver))
                    .chain(() -> tx.preparedQuery(ERASED).execute(Values.of(driver, now))))
        .replaceWith(now);
  }

  private static Uni<Void> run(SqlConnection tx, String statement, UUID driver) {
    return tx.preparedQuery(statement).execute(Values.of(driver)).replaceWithVoid();
  }
}
