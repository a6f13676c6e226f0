package parking.sharing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import parking.database.Ids;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.occupancy.Occupancy;
import parking.permits.Permits;
import parking.plates.Plate;
import parking.plates.PlateSeal;
import parking.problems.Problem;
import parking.sharing.Replied.Car;

/** Says how many spaces are free for guests, and answers drivers who ask for one. */
@ApplicationScoped
public class AskingForSpaces {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Occupancy occupancy;
  private final SharingBook book;
  private final Transactions transactions;
  private final SharingSettings settings;
  private final Permits permits;
  private final PlateSeal seal;

  AskingForSpaces(
      Occupancy occupancy,
      SharingBook book,
      Permits permits,
      PlateSeal seal,
      Transactions transactions,
      SharingSettings settings) {
    this.permits = permits;
    this.seal = seal;
    this.occupancy = occupancy;
    this.book = book;
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * The shared spaces of a lot at a moment.
   *
   * @param stand for a car to which nothing is promised
   * @param full how full the lot is, and why that is not told as fact, if so
   */
  public record Now(Replied.Stand stand, Occupancy.OfLot full) {}

  /**
   * A driver's question, or whom a person turned away.
   *
   * @param car empty where nobody noted the plate
   * @param hours of the lot's tariff, at that moment
   * @param by who turned the driver away, and why; one who asks has no name
   */
  public record Asking(Lot lot, Optional<Car> car, OpenHours hours, By by) {
    private Optional<Plate> plate() {
      return car.map(Car::plate);
    }
  }

  /** How it stands now; fails with a {@link Problem} when the lots file has no such lot. */
  public Uni<Now> find(Lot lot, OpenHours hours, Instant now) {
    var asking = new Asking(lot, Optional.empty(), hours, new By("", now, ""));
    return full(lot)
        .chain(
            full ->
                book.look(
                    lot,
                    now,
                    (shared, page) ->
                        known(asking, full, shared, page)
                            .map(known -> new Now(known.stand(hours, Optional.empty()), full))));
  }

  private Uni<Occupancy.OfLot> full(Lot lot) {
    return occupancy
        .find(lot.id())
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        Problem.unknown(
                            "unknown-lot", "No lot is called \"%s\".".formatted(lot.id()))));
  }

  private Uni<Known> known(
      Asking asking, Occupancy.OfLot full, SharedLot shared, SharingBook.Page page) {
    var lot = asking.lot().id();
    var now = asking.by().at();
    var taken = Optional.of(full.whole().taken()).filter(all -> full.doubt().isEmpty());
    return page.platesInside()
        .chain(
            inside -> {
              Set<String> cars = new HashSet<>(inside);
              asking.plate().ifPresent(plate -> cars.add(plate.text()));
              return permits
                  .ofCars(page.tx(), lot, cars)
                  .chain(
                      granted ->
                          page.replies()
                              .held(now.minus(settings.heldFor()), now)
                              .map(held -> new Known(now, shared, inside, granted, held, taken)));
            });
  }

  /**
   * Answers a driver, and writes the answer down.
   *
   * @return fails with a {@link Problem} when too many ask in this lot
   */
  public Uni<Replied> ask(Asking asking) {
    var since = asking.by().at().minus(MINUTE);
    return answer(
        asking,
        page -> page.replies().asked(since).invoke(this::refuseMany),
        (known, stand) ->
            AskRules.reply(
                known, stand, asking.hours(), asking.plate().orElseThrow(), settings.heldFor()));
  }

  private void refuseMany(long asked) {
    if (asked >= settings.mostRequestsAMinute()) {
      throw Problem.tooOften("Too many drivers ask for a space here. Ask again later.", MINUTE);
    }
  }

  /** Writes down that a person turned a driver away, and how the lot stood then. */
  public Uni<Replied> turnAway(Asking asking) {
    return answer(
        asking,
        page -> Uni.createFrom().voidItem(),
        (known, stand) -> new Reply.Refused(Reply.Why.TURNED_AWAY));
  }

  private Uni<Replied> answer(
      Asking asking,
      Function<SharingBook.Page, Uni<?>> first,
      BiFunction<Known, Replied.Stand, Reply> answering) {
    return full(asking.lot())
        .chain(
            full ->
                book.change(
                    asking.lot(),
                    asking.by().at(),
                    (shared, page) ->
                        first
                            .apply(page)
                            .chain(() -> known(asking, full, shared, page))
                            .map(known -> replied(asking, known, answering))
                            .call(it -> page.replies().put(it))));
  }

  private static Replied replied(
      Asking asking, Known known, BiFunction<Known, Replied.Stand, Reply> answering) {
    var stand = known.stand(asking.hours(), asking.plate());
    return new Replied(Ids.next(), asking.car(), answering.apply(known, stand), stand, asking.by());
  }

  /** How many drivers were refused from a moment until, and without, another. */
  public Uni<Refusals> count(Lot lot, Instant from, Instant until) {
    return transactions.direct(tx -> new ReplyTable(tx, lot.id(), seal).count(from, until));
  }

  /** Those who were refused, the first thousand. */
  public Uni<List<Refusal>> list(Lot lot, Instant from, Instant until) {
    return transactions.direct(tx -> new ReplyTable(tx, lot.id(), seal).list(from, until));
  }
}
