package parking.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.lots.Lane;
import parking.lots.LotTurns;
import parking.passages.Direction;
import parking.passages.Passage;
import parking.passages.UnreadPassages;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.problems.Problem;

/** Lets drivers of cars without a plate tell with their phones that they come and leave. */
@ApplicationScoped
public class ScanningPhones {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final SessionStore store;
  private final SessionSettings settings;

  ScanningPhones(Transactions transactions, SessionStore store, SessionSettings settings) {
    this.transactions = transactions;
    this.store = store;
    this.settings = settings;
  }

  /**
   * What the driver is told.
   *
   * @param token what the phone has to know at the exit
   * @param plate the name that stands for the car
   * @param leftAt when it left, if it did
   */
  public record Scanned(String token, Plate plate, Instant enteredAt, Optional<Instant> leftAt) {}

  /** A scan that is being worked on. */
  private record Act(SqlConnection tx, Lane lane, Instant at) {
    String lot() {
      return lane.lot().id();
    }

    Passage.Place place() {
      return new Passage.Place(lot(), lane.device(), lane.name());
    }
  }

  /**
   * A driver has scanned the code of a lane. Times are told as the database keeps them, so that the
   * same scan again gets the same answer again.
   *
   * @param token what the phone was told at the entrance, if it was
   * @return fails with a {@link Problem} when the scan makes no sense there, or too many scan
   */
  public Uni<Scanned> scan(Lane lane, Optional<String> token) {
    return transactions.direct(
        tx -> {
          var act = new Act(tx, lane, store.now().truncatedTo(ChronoUnit.MICROS));
          return LotTurns.take(tx, act.lot())
              .chain(() -> phone(act, token))
              .call(() -> mustNotBeTooMany(act))
              .chain(phone -> scanned(act, phone));
        });
  }

  /** The car that a phone stands for in a lot; empty when the phone was never told this token. */
  public Uni<Optional<Plate>> findCar(String lot, String token) {
    return transactions.direct(
        tx -> store.phones(tx, lot).find(token).map(phone -> phone.map(Phones.Phone::plate)));
  }

  private Uni<Void> mustNotBeTooMany(Act act) {
    return new ScanTable(act.tx(), act.lot())
        .count(act.lane(), act.at().minus(MINUTE))
        .invoke(
            count -> {
              if (count >= settings.mostScansAMinute()) {
                throw Problem.tooOften(
                    "At most %d drivers can scan here in a minute. Try again in a minute."
                        .formatted(settings.mostScansAMinute()),
                    MINUTE);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Phones.Phone> phone(Act act, Optional<String> token) {
    var phones = store.phones(act.tx(), act.lot());
    if (token.isPresent()) {
      return phones
          .find(token.get())
          .map(
              found ->
                  found.orElseThrow(
                      () ->
                          Problem.unknown(
                              "unknown-token", "This phone was never told this token here.")));
    }
    if (act.lane().use() == Lane.Use.EXIT) {
      throw Problem.unprocessable(
          "token-needed",
          "Who leaves has to send the token that the phone was told at the entrance.");
    }
    return phones.make(act.at());
  }

  private Uni<Scanned> scanned(Act act, Phones.Phone phone) {
    return store
        .open(act.tx(), act.lot(), List.of(phone.plate().text()))
        .chain(
            book -> {
              var outcome = decide(act, phone, book);
              return outcome.change().isEmpty()
                  ? Uni.createFrom().item(outcome.session())
                  : change(act, outcome, book);
            })
        .map(session -> answer(phone, session));
  }

  private ScanRules.Outcome decide(Act act, Phones.Phone phone, LotBook book) {
    var lot = act.lane().lot();
    var visit =
        new Visit(
            Ids.next(),
            lot.id(),
            lot.tariff(),
            phone.plate(),
            PlateColour.UNKNOWN,
            Optional.empty());
    var seen = new Sighting(Optional.empty(), act.lane().device(), act.at(), 1, Optional.empty());
    var history = book.history(phone.plate().text());
    var arrival = new Arrival(visit, history, seen, act.lane().zone());
    return new ScanRules(SessionPolicy.of(lot, settings)).decide(act.lane().use(), arrival);
  }

  /** A car that a camera saw here just now and could not read is this one. */
  private Uni<Session> change(Act act, ScanRules.Outcome outcome, LotBook book) {
    var way = outcome.change().orElseThrow();
    var session = outcome.session();
    var id = session.visit().id();
    book.put(session);
    var passages = new UnreadPassages(act.tx(), act.place());
    return store
        .write(act.tx(), act.lot(), book)
        .chain(() -> passages.findNearest(way, act.at(), Scans.TOGETHER))
        .call(
            found ->
                found
                    .map(it -> passages.claim(it, id, Reason.SCANNED.name()))
                    .orElse(Uni.createFrom().voidItem()))
        .call(found -> new ScanTable(act.tx(), act.lot()).put(scan(act, way, id), idOf(found)))
        .call(found -> store.countUnread(act.tx(), act.lot(), known(act, way, found)))
        .replaceWith(session);
  }

  private static Optional<UUID> idOf(Optional<UnreadPassages.Found> found) {
    return found.map(UnreadPassages.Found::id);
  }

  private static Scans.Scan scan(Act act, Direction way, UUID session) {
    return new Scans.Scan(
        Ids.next(), act.lane().device(), act.lane().name(), way, act.at(), session);
  }

  private static UnreadCars known(Act act, Direction way, Optional<UnreadPassages.Found> passage) {
    var cars = new UnreadCars();
    if (passage.isPresent()) {
      cars.known(way, act.lane().zone());
    }
    return cars;
  }

  private static Scanned answer(Phones.Phone phone, Session session) {
    return new Scanned(
        phone.token(),
        phone.plate(),
        session.findEntry().orElseThrow().at(),
        session.findExit().map(Sighting::at));
  }
}
