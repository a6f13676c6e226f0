package parking.drivers;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
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
import parking.plates.Plate;
import parking.problems.Problem;

/** Finds out whose a plate is, of which two drivers say that it is theirs. All steps are kept. */
@ApplicationScoped
public class Contests {
  private final Transactions transactions;
  private final ContestTable table;
  private final PlateTable plates;
  private final DriverPlates driverPlates;
  private final Inbox inbox;
  private final InstantSource time;

  Contests(
      Transactions transactions,
      ContestTable table,
      PlateTable plates,
      DriverPlates driverPlates,
      Inbox inbox,
      InstantSource time) {
    this.transactions = transactions;
    this.table = table;
    this.plates = plates;
    this.driverPlates = driverPlates;
    this.inbox = inbox;
    this.time = time;
  }

  /** What somebody says. */
  public record Said(String words, Optional<Contest.Picture> picture) {}

  /** Those that a driver takes part in, the newest first. */
  public Uni<List<Contest>> list(UUID driver) {
    return transactions.direct(tx -> table.ofDriver(tx, driver));
  }

  /** Those that wait, the oldest first; for staff. */
  public Uni<List<Contest>> listOpen() {
    return transactions.direct(table::open);
  }

  /** The one about a plate, if there is one. */
  public Uni<Optional<UUID>> findOpen(Plate plate) {
    return transactions.direct(
        tx -> table.findOpen(tx, plate).map(found -> found.map(Contest::id)));
  }

  /**
   * A driver says that a plate is theirs and not the holder's.
   *
   * @return fails with a {@link Problem} when nobody else holds it, or it is contested already
   */
  public Uni<Contest> open(UUID driver, Held.Car car, Said said) {
    var now = time.instant();
    return transactions.direct(
        tx ->
            PlateTable.lock(tx, plates.key(car.plate()))
                .chain(() -> plates.ofPlate(tx, car.plate()))
                .map(holders -> holder(driver, holders))
                .call(() -> table.findOpen(tx, car.plate()).invoke(Contests::mustBeNone))
                .map(holder -> fresh(driver, holder, said, now))
                .call(contest -> table.put(tx, contest))
                .call(contest -> table.put(tx, contest.id(), step("CHALLENGER", driver, said, now)))
                .call(it -> inbox.tell(tx, it.sides().holder(), PlateNews.opened(it)))
                .chain(contest -> get(tx, contest.id())));
  }

  private static Held holder(UUID driver, List<Held> holders) {
    return holders.stream()
        .filter(it -> it.isPayer() && !it.driver().equals(driver))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "nothing-to-contest", "No other driver pays for this plate. Bind it."));
  }

  private static void mustBeNone(Optional<Contest> open) {
    if (open.isPresent()) {
      throw Problem.conflict("contest-open", "This plate is contested already. Wait for the end.");
    }
  }

  private static Contest fresh(UUID driver, Held holder, Said said, Instant now) {
    var answer = now.plus(ContestRules.ANSWER_WITHIN);
    return new Contest(
        Ids.next(),
        holder.car(),
        new Contest.Sides(driver, holder.driver(), said.picture().isPresent()),
        Contest.State.OPEN,
        new Contest.Times(
            now, answer, ContestRules.decideUntil(answer), Optional.empty(), Optional.empty()),
        List.of());
  }

  private static Contest.Step step(String side, UUID driver, Said said, Instant now) {
    return new Contest.Step(side, driver.toString(), said.words(), said.picture(), now);
  }

  private Uni<Contest> get(SqlConnection tx, UUID id) {
    return table
        .find(tx, id)
        .map(
            found ->
                found.orElseThrow(
                    () -> Problem.unknown("unknown-contest", "There is no such contest.")));
  }

  /**
   * The holder answers.
   *
   * @return fails with a {@link Problem} when the driver holds nothing that is contested so
   */
  public Uni<Contest> answer(UUID driver, UUID id, Said said) {
    var now = time.instant();
    return transactions.direct(
        tx ->
            get(tx, id)
                .invoke(it -> mustHold(driver, it))
                .call(it -> table.answered(tx, it, now))
                .call(it -> table.put(tx, id, step("HOLDER", driver, said, now)))
                .call(it -> inbox.tell(tx, it.sides().challenger(), PlateNews.answered(it, now)))
                .chain(() -> get(tx, id)));
  }

  private static void mustHold(UUID driver, Contest it) {
    if (!it.sides().holder().equals(driver)) {
      throw Problem.unknown("unknown-contest", "There is no such contest.");
    }
    mustBeOpen(it);
  }

  private static void mustBeOpen(Contest it) {
    if (it.state() != Contest.State.OPEN) {
      throw Problem.conflict("contest-over", "This contest has ended already.");
    }
  }

  /**
   * A reviewer decides.
   *
   * @param forChallenger whether the plate is the challenger's from now on
   */
  public Uni<Contest> decide(UUID id, boolean forChallenger, String who, String why) {
    var step = new Contest.Step("REVIEWER", who, why, Optional.empty(), time.instant());
    var state = forChallenger ? Contest.State.WON : Contest.State.LOST;
    return transactions
        .direct(tx -> get(tx, id).invoke(Contests::mustBeOpen))
        .chain(it -> end(it, state, step));
  }

  private Uni<Contest> end(Contest it, Contest.State state, Contest.Step step) {
    return transactions
        .direct(
            tx ->
                PlateTable.lock(tx, plates.key(it.car().plate()))
                    .chain(() -> table.end(tx, it, state, step.at()))
                    .invoke(
                        ended -> {
                          if (!ended) {
                            throw Problem.conflict("contest-over", "This has ended already.");
                          }
                        })
                    .chain(() -> table.put(tx, it.id(), step))
                    .chain(() -> tellBoth(tx, it, state == Contest.State.WON))
                    .chain(
                        () ->
                            state == Contest.State.WON
                                ? move(tx, it, step.at())
                                : Uni.createFrom().item(Optional.<Held>empty())))
        .call(held -> held.map(driverPlates::tell).orElse(Uni.createFrom().voidItem()))
        .chain(() -> transactions.direct(tx -> get(tx, it.id())));
  }

  private Uni<Void> tellBoth(SqlConnection tx, Contest it, boolean isWon) {
    var now = time.instant();
    return inbox
        .tell(tx, it.sides().challenger(), PlateNews.ended(it, isWon, now))
        .chain(() -> inbox.tell(tx, it.sides().holder(), PlateNews.ended(it, !isWon, now)));
  }

  /** The plate is the challenger's from now on; co-users of the holder have it no more. */
  private Uni<Optional<Held>> move(SqlConnection tx, Contest it, Instant now) {
    return plates
        .endAll(tx, it.car().plate(), now)
        .chain(
            () ->
                driverPlates.put(
                    tx, new Bindings.Wish(it.sides().challenger(), it.car(), ""), "CONTEST"))
        .map(Optional::of);
  }

  /** Ends what the holder has let pass. */
  @Scheduled(every = "10m", identity = "contests")
  Uni<Void> endThoseThatAreDue() {
    var now = time.instant();
    return listOpen()
        .chain(
            all ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(it -> endIfDue(it, now))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }

  private Uni<Contest> endIfDue(Contest it, Instant now) {
    return switch (ContestRules.next(it.stand(), now)) {
      case WAIT_FOR_HOLDER, WAIT_FOR_REVIEWER -> Uni.createFrom().item(it);
      case CHALLENGER_WINS ->
          end(it, Contest.State.WON, byClock("The holder did not answer.", now));
      case HOLDER_KEEPS ->
          end(it, Contest.State.LOST, byClock("The challenger showed no licence.", now));
    };
  }

  private static Contest.Step byClock(String words, Instant now) {
    return new Contest.Step("CLOCK", "", words, Optional.empty(), now);
  }
}
