package billing.charges;

import billing.api.ChargeView;
import billing.api.Quotes;
import billing.api.TariffId;
import billing.api.VehicleClass;
import billing.api.Waiver;
import billing.money.Fen;
import billing.publishing.Publications;
import billing.tariffs.Rating;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import billing.tariffs.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
    var named = Stream.of(VehicleClass.values()).map(Pricing::nameOf).collect(Collectors.toSet());
    for (var id : publications.book().listIds()) {
      mustPrice(id, named);
    }
  }

  @Override
  public Quote quote(TariffId tariff, VehicleClass vehicleClass, Instant entered, Instant until) {
    var versions = getTariff(tariff);
    var stay = Stay.of(entered, until, nameOf(vehicleClass));
    var rating = versions.rate(stay);
    return new Quote(
        rating.total(),
        rating.lines().stream().map(line -> line(line, versions.at(line, stay))).toList());
  }

  /** The price of a stay that costs nothing, with the reason. */
  static Quote free(Waiver waiver) {
    var line = new ChargeView.Line(Fen.ZERO, waiver.reason(), waiver.reasonZh(), "waiver");
    return new Quote(Fen.ZERO, List.of(line));
  }

  @Override
  public boolean knows(TariffId tariff) {
    return publications.book().findTariff(tariff.value()).isPresent();
  }

  /**
   * How long a visit is free, as gateways want to know at entry.
   *
   * @throws IllegalArgumentException when there is no such tariff, or it was not in force then
   */
  public Duration freeFor(TariffId tariff, Instant entered) {
    return getTariff(tariff).at(entered).freeFor(nameOf(VehicleClass.SMALL));
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

  private void mustPrice(String id, Set<String> named) {
    var priced = publications.book().findTariff(id).orElseThrow().vehicleClasses();
    if (!priced.containsAll(named)) {
      throw new IllegalStateException(
          "tariff %s prices the classes %s, but must price all of %s".formatted(id, priced, named));
    }
  }

  private static String nameOf(VehicleClass vehicleClass) {
    return vehicleClass.name().toLowerCase(Locale.ROOT);
  }

  private static ChargeView.Line line(Rating.Line line, Tariff version) {
    return new ChargeView.Line(
        line.amount(),
        line.reason().english(),
        line.reason().chinese(),
        "%s %s".formatted(version.document(), line.rule()));
  }
}
