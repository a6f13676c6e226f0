package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.database.Values;
import parking.problems.Problem;

/** Lets the one who pays for a plate invite others to use it, too. */
@ApplicationScoped
public class Invitations {
  private static final Duration LASTS = Duration.ofHours(24);
  private static final int MOST_USERS = 5;
  private static final String PUT =
      """
      insert into plate_invitation (code_key, plate_key, plate_id, made_at, ends_at)
      values ($1, $2, $3, $4, $5)""";
  private static final String USE =
      """
      update plate_invitation set used_at = $2
      where code_key = $1 and used_at is null and ends_at > $2
      returning plate_key, plate_id""";

  private final Transactions transactions;
  private final PlateTable plates;
  private final DriverPlates driverPlates;
  private final PersonalText personal;
  private final Inbox inbox;
  private final InstantSource time;

  Invitations(
      Transactions transactions,
      PlateTable plates,
      DriverPlates driverPlates,
      PersonalText personal,
      Inbox inbox,
      InstantSource time) {
    this.transactions = transactions;
    this.plates = plates;
    this.driverPlates = driverPlates;
    this.personal = personal;
    this.inbox = inbox;
    this.time = time;
  }

  /** A code for one person; never printed. */
  public record Invitation(String code, Instant endsAt) {
    @Override
    public String toString() {
      return "Invitation[" + endsAt + "]";
    }
  }

  /** Makes a code for a plate that the driver pays for. */
  public Uni<Invitation> make(UUID driver, UUID plate) {
    var now = time.instant();
    var made = new Invitation(Tokens.nextInvitation(), now.plus(LASTS));
    return driverPlates
        .getPaidFor(driver, plate)
        .chain(
            held ->
                transactions.single(
                    PUT,
                    Values.of(
                        key(made.code()),
                        plates.key(held.car().plate()),
                        held.id(),
                        now,
                        made.endsAt())))
        .replaceWith(made);
  }

  private String key(String code) {
    return personal.key("invitation", code.strip().toUpperCase(Locale.ROOT));
  }

  /**
   * Takes an invitation, which is worth nothing any more then.
   *
   * @return fails with a {@link Problem} when the code is none, or the driver has the plate
   */
  public Uni<Held> take(UUID driver, String code) {
    return transactions.direct(
        tx ->
            tx.preparedQuery(USE)
                .execute(Values.of(key(code), time.instant()))
                .map(rows -> Values.first(rows, row -> row).orElseThrow(Invitations::wrong))
                .call(row -> PlateTable.lock(tx, row.getString("plate_key")))
                .chain(row -> take(tx, driver, row)));
  }

  private Uni<Held> take(SqlConnection tx, UUID driver, Row row) {
    return plates
        .ofKey(tx, row.getString("plate_key"))
        .chain(
            all -> {
              var payer = payer(driver, all, row.getUUID("plate_id"));
              var held = coUser(driver, payer);
              return plates
                  .put(tx, held)
                  .chain(() -> inbox.tell(tx, payer.driver(), PlateNews.joined(held, payer)))
                  .replaceWith(held);
            });
  }

  private static Held payer(UUID driver, List<Held> all, UUID plate) {
    if (all.stream().anyMatch(it -> it.driver().equals(driver))) {
      throw Problem.conflict("already-yours", "You use this plate already.");
    }
    if (all.size() > MOST_USERS) {
      throw Problem.conflict("too-many-users", "Enough others use this plate already.");
    }
    return all.stream()
        .filter(it -> it.id().equals(plate) && it.isPayer())
        .findFirst()
        .orElseThrow(Invitations::wrong);
  }

  private Held coUser(UUID driver, Held payer) {
    return new Held(
        Ids.next(),
        driver,
        payer.car(),
        new Held.Look("", false),
        new Held.Paying(Held.Role.CO_USER, List.of(), Optional.empty()),
        new Held.Since(time.instant(), "INVITATION"));
  }

  private static Problem wrong() {
    return Problem.unprocessable("wrong-code", "This is no invitation, or it was used.");
  }
}
