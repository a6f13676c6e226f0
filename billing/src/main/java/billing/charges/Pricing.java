package billing.charges;

import billing.api.ChannelVehicle;
import billing.api.ChargeView;
import billing.api.Quotes;
import billing.api.TariffId;
import billing.api.Vehicle;
import billing.api.Waiver;
import billing.money.Fen;
import billing.publishing.Publications;
import billing.tariffs.ChargedStay;
import billing.tariffs.Rating;
import billing.tariffs.Right;
import billing.tariffs.Tariff;
import billing.tariffs.Vehicle.Category;
import billing.tariffs.Vehicle.Colour;
import billing.tariffs.VehicleStay;
import billing.tariffs.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prices stays by the published tariffs. */
@ApplicationScoped
public class Pricing implements Quotes {
  /** What an account pays for a visit that was another car's. */
  static final ChargeView.Line MOVED =
      new ChargeView.Line(
          Fen.ZERO, "corrected: the visit was another car's", "更正：该次停车属于其他车辆", "correction");

  private final Publications publications;

  Pricing(Publications publications) {
    this.publications = publications;
  }

  @Override
  public Quote quote(TariffId tariff, Question question) {
    return quote(tariff, question, List.of());
  }

  /**
   * The same with regard to other stays of the car.
   *
   * @param others those that were charged already, in the same lot and by the same tariff
   */
  Quote quote(TariffId tariff, Question question, List<ChargedStay> others) {
    var versions = getTariff(tariff);
    var stay = asTariffsKnowIt(question);
    var rating = versions.rate(stay, others);
    var begin = rating.lines().get(0).begins();
    var unknown = rating.total().isZero() ? Set.<String>of() : versions.unknownRights(stay);
    var version = versions.at(question.entered());
    var lines =
        Stream.concat(
            rating.lines().stream().map(it -> line(it, versions.at(it, begin))),
            unknown.stream().map(name -> notApplied(name, version)));
    return new Quote(rating.total(), lines.toList(), unknown);
  }

  /** Whether the tariff may take several stays of a car for one visit. */
  boolean joinsStays(TariffId tariff, Instant entered) {
    return getTariff(tariff).at(entered).choices().reentryMinutes() > 0;
  }

  /** Nobody is to believe that a right was used which the tariff does not know. */
  private static ChargeView.Line notApplied(String right, Tariff version) {
    return new ChargeView.Line(
        Fen.ZERO,
        "not applied: this tariff knows no right called " + right,
        "未使用：本收费标准没有名为%s的优惠权益".formatted(right),
        version.document() + " rights");
  }

  @Override
  public Optional<Instant> endUnseen(TariffId tariff, Question seen) {
    return getTariff(tariff).at(seen.entered()).endUnseen(asTariffsKnowIt(seen));
  }

  @Override
  public List<String> rights(TariffId tariff, Instant at) {
    return publications
        .book()
        .findTariff(tariff.value())
        .flatMap(versions -> versions.find(at))
        .map(version -> List.copyOf(version.rights().keySet()))
        .orElse(List.of());
  }

  /** The price of a stay that costs nothing, with the reason. */
  static Quote free(Waiver waiver) {
    var line = new ChargeView.Line(Fen.ZERO, waiver.reason(), waiver.reasonZh(), "waiver");
    return new Quote(Fen.ZERO, List.of(line), Set.of());
  }

  @Override
  public boolean knows(TariffId tariff, Instant at) {
    return publications.book().findTariff(tariff.value()).flatMap(it -> it.find(at)).isPresent();
  }

  @Override
  public Optional<SharedHours> sharedHours(TariffId tariff, Instant at) {
    return getTariff(tariff)
        .opening(at)
        .map(opening -> new SharedHours(opening.isOpen(), opening.until()));
  }

  @Override
  public List<Window> sharedWindows(TariffId tariff, Instant at) {
    return windows(tariff, at, Tariff::sharedWindows);
  }

  @Override
  public List<Window> coveredWindows(TariffId tariff, String right, Instant at) {
    return windows(tariff, at, version -> version.coveredWindows(right));
  }

  private List<Window> windows(
      TariffId tariff, Instant at, Function<Tariff, List<Right.Window>> which) {
    return publications
        .book()
        .findTariff(tariff.value())
        .flatMap(versions -> versions.find(at))
        .map(which)
        .orElse(List.of())
        .stream()
        .map(it -> new Window(it.days(), it.from(), it.until()))
        .toList();
  }

  /**
   * How long a visit is free at least, as gateways want to know at entry, when only the colour of
   * the plate is known.
   *
   * @throws IllegalArgumentException when there is no such tariff, or it was not in force then
   */
  public Duration freeFor(TariffId tariff, ChannelVehicle.PlateColour colour, Instant entered) {
    return getTariff(tariff).at(entered).freeFor(Colour.valueOf(colour.name()));
  }

  private Versions getTariff(TariffId id) {
    var book = publications.book();
    return book.findTariff(id.value())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no tariff is called %s; there are %s"
                        .formatted(id, book.listIds().stream().sorted().toList())));
  }

  private static VehicleStay asTariffsKnowIt(Question question) {
    return new VehicleStay(
        question.entered(),
        question.until(),
        asTariffsKnowIt(question.vehicle()),
        List.copyOf(question.rights()));
  }

  private static billing.tariffs.Vehicle asTariffsKnowIt(Vehicle vehicle) {
    return new billing.tariffs.Vehicle(
        vehicle.colour().map(colour -> Colour.valueOf(colour.name())),
        Category.valueOf(vehicle.category().name()));
  }

  private static ChargeView.Line line(Rating.Line line, Tariff version) {
    return new ChargeView.Line(
        line.amount(),
        line.reason().english(),
        line.reason().chinese(),
        "%s %s".formatted(version.document(), line.rule()));
  }
}
