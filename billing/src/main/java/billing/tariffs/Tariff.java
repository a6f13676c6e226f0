package billing.tariffs;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One published tariff: what a stay costs, hour by hour of the day, for each class of vehicles.
 *
 * @param id for example {@code hangzhou-road/core}
 * @param timeZone where the notice's clock runs
 * @param freeFor a visit of at most this length is free
 * @param periods tile the day: each moment lies in exactly one of them
 * @param vehicles the classes by the names the file gives them, for example {@code large}
 */
public record Tariff(
    String id,
    ZoneId timeZone,
    Duration freeFor,
    List<Period> periods,
    Map<String, VehicleFactor> vehicles) {
  /** A longer stay is a missed exit, not a price. */
  static final Duration LONGEST_STAY = Duration.ofDays(366);

  public Tariff {
    periods = List.copyOf(periods);
    vehicles = Map.copyOf(vehicles);
  }

  /**
   * Prices the stay from {@code from} until just before {@code until}. The stay is cut where one
   * period of the day ends and the next begins; each part is priced by itself, and the parts add
   * up.
   *
   * @throws IllegalArgumentException when the class is unknown, the range is turned round or longer
   *     than 366 days
   */
  public Rating rate(Instant from, Instant until, String vehicleClass) {
    var vehicle = vehicles.get(vehicleClass);
    if (vehicle == null) {
      throw new IllegalArgumentException(
          "tariff %s has no price for vehicle class '%s', only for %s"
              .formatted(id, vehicleClass, vehicles.keySet().stream().sorted().toList()));
    }
    var length = lengthOf(from, until);
    if (length.toMinutes() <= freeFor.toMinutes()) {
      return new Rating(List.of(free(length)));
    }
    return new Rating(
        partsOf(from, until).stream()
            .flatMap(part -> part.period().price().linesFor(part, vehicle).stream())
            .toList());
  }

  /** The classes of vehicles that this tariff prices. */
  public Set<String> vehicleClasses() {
    return vehicles.keySet();
  }

  private Duration lengthOf(Instant from, Instant until) {
    var length = Duration.between(from, until);
    if (length.isNegative() || length.compareTo(LONGEST_STAY) > 0) {
      throw new IllegalArgumentException(
          "a stay from %s until %s cannot be priced: it must last from 0 to %d days"
              .formatted(from, until, LONGEST_STAY.toDays()));
    }
    return length;
  }

  private Rating.Line free(Duration length) {
    return new Rating.Line(
        Fen.ZERO,
        "%d min: free up to %d min".formatted(length.toMinutes(), freeFor.toMinutes()),
        "%d分钟：%d分钟以内免费".formatted(length.toMinutes(), freeFor.toMinutes()));
  }

  private List<Part> partsOf(Instant from, Instant until) {
    var parts = new ArrayList<Part>();
    var begin = from.atZone(timeZone);
    var end = until.atZone(timeZone);
    while (begin.isBefore(end)) {
      var period = periodAt(begin);
      var boundary = endOf(period, begin);
      var partEnd = boundary.isBefore(end) ? boundary : end;
      parts.add(new Part(period, begin, partEnd));
      begin = partEnd;
    }
    return parts;
  }

  private Period periodAt(ZonedDateTime moment) {
    return periods.stream()
        .filter(period -> period.covers(moment.toLocalTime()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(id + " has no price at " + moment));
  }

  private static ZonedDateTime endOf(Period period, ZonedDateTime moment) {
    var sameDay = moment.with(period.until());
    return sameDay.isAfter(moment) ? sameDay : moment.plusDays(1).with(period.until());
  }
}
