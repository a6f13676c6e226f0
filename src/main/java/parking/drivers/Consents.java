package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.database.Values;
import parking.problems.Problem;

/** What drivers have agreed to. Whatever they say of it is kept; the newest word counts. */
@ApplicationScoped
public class Consents {
  private static final String NEWEST =
      """
      select version, act, acted_at from driver_consent where driver_id = $1
      order by acted_at desc, consent_id desc limit 1""";
  private static final String ALL =
      """
      select version, act, acted_at from driver_consent where driver_id = $1
      order by acted_at, consent_id""";
  private static final String PUT =
      """
      insert into driver_consent (driver_id, consent_id, version, act, acted_at)
      values ($1, $2, $3, $4, $5)""";

  private final Transactions transactions;
  private final ConsentTexts texts;
  private final InstantSource time;

  Consents(Transactions transactions, ConsentTexts texts, InstantSource time) {
    this.transactions = transactions;
    this.texts = texts;
    this.time = time;
  }

  /**
   * Something that a driver has said.
   *
   * @param isGiven otherwise it was withdrawn
   */
  public record Said(String version, boolean isGiven, Instant at) {}

  /** The newest word of a driver. */
  public Uni<Optional<Said>> find(UUID driver) {
    return transactions
        .single(NEWEST, Values.of(driver))
        .map(rows -> Values.first(rows, Consents::said));
  }

  /** All words of a driver, the oldest first. */
  public Uni<List<Said>> list(UUID driver) {
    return transactions
        .single(ALL, Values.of(driver))
        .map(rows -> Values.list(rows, Consents::said));
  }

  private static Said said(io.vertx.mutiny.sqlclient.Row row) {
    return new Said(
        row.getString("version"),
        row.getString("act").equals("GIVEN"),
        Values.instant(row, "acted_at"));
  }

  /** Whether a driver has agreed to the newest text. */
  public Uni<Boolean> isGiven(UUID driver) {
    var newest = texts.current(time.instant());
    return find(driver)
        .map(said -> said.filter(it -> it.isGiven() && it.version().equals(newest)).isPresent());
  }

  /**
   * A driver agrees; to agree again changes nothing.
   *
   * @return fails with a {@link Problem} when there is a newer text
   */
  public Uni<Said> give(UUID driver, String version) {
    var now = time.instant();
    if (!texts.current(now).equals(version)) {
      throw Problem.conflict("consent-changed", "There is a newer text. Read it, and agree to it.");
    }
    return find(driver)
        .chain(
            before ->
                before.filter(it -> it.isGiven() && it.version().equals(version)).isPresent()
                    ? Uni.createFrom().item(before.get())
                    : transactions.direct(tx -> put(tx, driver, new Said(version, true, now))));
  }

  /**
   * A driver does not agree any more.
   *
   * @return fails with a {@link Problem} when they never did
   */
  public Uni<Said> withdraw(UUID driver) {
    return find(driver)
        .chain(
            before -> {
              var given =
                  before.orElseThrow(
                      () -> Problem.unknown("no-consent", "No consent was given so far."));
              return given.isGiven()
                  ? transactions.direct(
                      tx -> put(tx, driver, new Said(given.version(), false, time.instant())))
                  : Uni.createFrom().item(given);
            });
  }

  private static Uni<Said> put(SqlConnection tx, UUID driver, Said said) {
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                driver,
                Ids.next(),
                said.version(),
                said.isGiven() ? "GIVEN" : "WITHDRAWN",
                said.at()))
        .replaceWith(said);
  }
}
