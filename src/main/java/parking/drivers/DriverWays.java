package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;
import parking.problems.Problem;

/** The ways in which drivers log in: who they are at a platform, or their phones. */
@ApplicationScoped
public class DriverWays {
  private static final String PUT =
      """
      insert into driver_way (identity_key, driver_id, way, identity_sealed, shown, since)
      values ($1, $2, $3, $4, $5, $6) on conflict (identity_key) do nothing""";
  private static final String OWNER = "select driver_id from driver_way where identity_key = $1";
  private static final String OF_DRIVER =
      """
      select way, identity_sealed, shown, since from driver_way where driver_id = $1
      order by since, way""";
  private static final String FORGET = "delete from driver_way where driver_id = $1";
  private static final int SHOWN_LETTERS = 4;

  private final Transactions transactions;
  private final PersonalText personal;
  private final PhoneCodes codes;
  private final InstantSource time;

  DriverWays(
      Transactions transactions, PersonalText personal, PhoneCodes codes, InstantSource time) {
    this.transactions = transactions;
    this.personal = personal;
    this.codes = codes;
    this.time = time;
  }

  /** A way that may be new; never printed. */
  record New(UUID driver, Way way, String identity) {
    @Override
    public String toString() {
      return "New[" + way + "]";
    }
  }

  /**
   * A way in.
   *
   * @param identity who it is there; never printed
   * @param shown the same, masked
   */
  public record Known(Way way, String identity, String shown, Instant since) {
    @Override
    public String toString() {
      return "Known[" + way + "]";
    }
  }

  /** Remembers a way unless somebody has it; answers whose it is. */
  Uni<UUID> put(SqlConnection tx, New way, Instant now) {
    var key = personal.key(way.way().code(), way.identity());
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                key,
                way.driver(),
                way.way().code(),
                personal.seal(way.identity()),
                shown(way),
                now))
        .chain(() -> tx.preparedQuery(OWNER).execute(Values.of(key)))
        .map(rows -> rows.iterator().next().getUUID(0));
  }

  private static String shown(New way) {
    var text = way.identity();
    return way.way() == Way.PHONE
        ? CodeRules.masked(text)
        : "****" + text.substring(Math.max(0, text.length() - SHOWN_LETTERS));
  }

  /** The ways of a driver, the oldest first. */
  public Uni<List<Known>> list(UUID driver) {
    return transactions
        .single(OF_DRIVER, Values.of(driver))
        .map(rows -> Values.list(rows, this::known));
  }

  /** The same within a transaction. */
  Uni<List<Known>> list(SqlConnection tx, UUID driver) {
    return tx.preparedQuery(OF_DRIVER)
        .execute(Values.of(driver))
        .map(rows -> Values.list(rows, this::known));
  }

  private Known known(Row row) {
    return new Known(
        Way.of(row.getString("way")),
        personal.open(row.getString("identity_sealed")),
        row.getString("shown"),
        Values.instant(row, "since"));
  }

  /** Who a driver is at a platform, if they have logged in there. */
  public Uni<Optional<String>> find(UUID driver, Way way) {
    return list(driver)
        .map(all -> all.stream().filter(it -> it.way() == way).findFirst().map(Known::identity));
  }

  /**
   * Gives a driver a phone, which was sent the code.
   *
   * @return fails with a {@link Problem} when another driver has it
   */
  public Uni<Void> addPhone(UUID driver, String phone, String code) {
    return codes
        .take(phone, code)
        .chain(
            () ->
                transactions.direct(
                    tx -> put(tx, new New(driver, Way.PHONE, phone), time.instant())))
        .invoke(
            owner -> {
              if (!owner.equals(driver)) {
                throw taken("Another driver logs in with this phone. Log in with it instead.");
              }
            })
        .replaceWithVoid();
  }

  /**
   * Gives a driver an identity at a platform.
   *
   * @return fails with a {@link Problem} when another driver has it, or the driver is somebody else
   *     there
   */
  Uni<Void> join(UUID driver, Way way, String identity) {
    return transactions
        .direct(
            tx ->
                list(tx, driver)
                    .invoke(known -> mustBeNobodyElse(known, way, identity))
                    .chain(() -> put(tx, new New(driver, way, identity), time.instant())))
        .invoke(
            owner -> {
              if (!owner.equals(driver)) {
                throw taken("Another driver logs in by this. Log in by it instead.");
              }
            })
        .replaceWithVoid();
  }

  private static void mustBeNobodyElse(List<Known> known, Way way, String identity) {
    if (known.stream().anyMatch(it -> it.way() == way && !it.identity().equals(identity))) {
      throw taken("You are somebody else there already.");
    }
  }

  private static Problem taken(String detail) {
    return Problem.conflict("way-taken", detail);
  }

  Uni<Void> forget(SqlConnection tx, UUID driver) {
    return tx.preparedQuery(FORGET).execute(Values.of(driver)).replaceWithVoid();
  }
}
