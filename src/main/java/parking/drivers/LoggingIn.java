package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.database.Values;

/** Lets drivers in. Who was never here is a new driver. */
@ApplicationScoped
public class LoggingIn {
  private static final String PUT =
      "insert into driver (driver_id, since) values ($1, $2) on conflict (driver_id) do nothing";

  private final Transactions transactions;
  private final DriverWays ways;
  private final DriverSessions sessions;
  private final PhoneCodes codes;
  private final Platforms platforms;
  private final InstantSource time;

  LoggingIn(
      Transactions transactions,
      DriverWays ways,
      DriverSessions sessions,
      PhoneCodes codes,
      Platforms platforms,
      InstantSource time) {
    this.transactions = transactions;
    this.ways = ways;
    this.sessions = sessions;
    this.codes = codes;
    this.platforms = platforms;
    this.time = time;
  }

  /**
   * A log-in; never printed.
   *
   * @param isNew whether nobody has logged in this way before
   */
  public record Begun(String token, Instant endsAt, boolean isNew, UUID driver) {
    @Override
    public String toString() {
      return "Begun[" + driver + "]";
    }
  }

  /**
   * By the code that a platform's program was given for its user.
   *
   * @return fails with a {@link parking.problems.Problem} when the platform does not know the code
   */
  public Uni<Begun> byPlatform(Way way, String code) {
    return platforms.identify(way, code).chain(identity -> enter(way, identity));
  }

  /**
   * Gives a driver one more way in, by the code that a platform's program was given.
   *
   * @return fails with a {@link parking.problems.Problem} as {@link #byPlatform} does, and when it
   *     is another driver's
   */
  public Uni<Void> join(UUID driver, Way way, String code) {
    return platforms.identify(way, code).chain(identity -> ways.join(driver, way, identity));
  }

  /**
   * By the code that a phone was sent.
   *
   * @return fails with a {@link parking.problems.Problem} when it is not the phone's
   */
  public Uni<Begun> byPhone(String phone, String code) {
    return codes.take(phone, code).chain(() -> enter(Way.PHONE, phone));
  }

  private Uni<Begun> enter(Way way, String identity) {
    return transactions.direct(
        tx -> {
          var fresh = Ids.next();
          return ways.put(tx, new DriverWays.New(fresh, way, identity), time.instant())
              .chain(
                  owner ->
                      begin(tx, way, owner)
                          .map(
                              begun ->
                                  new Begun(
                                      begun.token(), begun.endsAt(), owner.equals(fresh), owner)));
        });
  }

  private Uni<DriverSessions.Begun> begin(SqlConnection tx, Way way, UUID driver) {
    return tx.preparedQuery(PUT)
        .execute(Values.of(driver, time.instant()))
        .chain(() -> sessions.begin(tx, driver, way));
  }
}
