package billing.tariffs;

import billing.api.ChargeView.Line;
import billing.api.VehicleClass;
import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prices stays. Pure: the same stay by the same tariff always costs the same. */
final class Rates {
  /** A stay longer than this is not priced by a machine. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private Rates() {}

  /**
   * Prices the half-open stay from {@code entered} until {@code left}.
   *
   * @throws IllegalArgumentException when the stay ends before it begins or lasts over a year
   */
  static Rating rate(Tariff tariff, VehicleClass vehicleClass, Instant entered, Instant left) {
    if (left.isBefore(entered)) {
      throw new IllegalArgumentException(
          "a stay ends at %s, before it begins at %s".formatted(left, entered));
    }
    if (Duration.between(entered, left).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a stay of over a year needs a person: " + entered);
    }
    var factor = tariff.classes().get(vehicleClass);
    List<Line> lines = new ArrayList<>();
    for (var part : parts(tariff, entered, left)) {
      price(tariff, part).ifPresent(line -> lines.add(multiplied(line, factor)));
    }
    if (lines.isEmpty()) {
      lines.add(
          new Line(
              Fen.ZERO,
              "no more than %d minutes".formatted(tariff.day().toleranceMinutes()),
              "不超过%d分钟".formatted(tariff.day().toleranceMinutes())));
    }
    return new Rating(lines);
  }

  /** A stretch of the stay that is wholly day or wholly night. */
  private record Part(boolean day, ZonedDateTime from, ZonedDateTime until) {
    long minutes() {
      return Duration.between(from, until).toMinutes();
    }
  }

  private static List<Part> parts(Tariff tariff, Instant entered, Instant left) {
    List<Part> parts = new ArrayList<>();
    var end = left.atZone(tariff.timeZone());
    var from = entered.atZone(tariff.timeZone());
    while (from.isBefore(end)) {
      var next = boundaryAfter(tariff.day(), from);
      var until = next.isBefore(end) ? next : end;
      parts.add(new Part(isDay(tariff.day(), from), from, until));
      from = until;
    }
    return parts;
  }

  private static boolean isDay(Tariff.Day day, ZonedDateTime at) {
    return !at.toLocalTime().isBefore(day.from()) && at.toLocalTime().isBefore(day.until());
  }

  private static ZonedDateTime boundaryAfter(Tariff.Day day, ZonedDateTime at) {
    LocalDate date = at.toLocalDate();
    if (at.toLocalTime().isBefore(day.from())) {
      return date.atTime(day.from()).atZone(at.getZone());
    }
    return isDay(day, at)
        ? date.atTime(day.until()).atZone(at.getZone())
        : date.plusDays(1).atTime(day.from()).atZone(at.getZone());
  }

  private static Optional<Line> price(Tariff tariff, Part part) {
    return part.day() ? byDay(tariff.day(), part) : byNight(tariff.night(), part);
  }

  private static Optional<Line> byDay(Tariff.Day day, Part part) {
    var units = day.units(part.minutes());
    if (units == 0) {
      return Optional.empty();
    }
    var first = Math.min(units, day.firstUnits());
    var later = units - first;
    var amount = day.firstUnit().times(first).plus(day.laterUnit().times(later));
    var reason =
        "day %s, %d min: %d x %s"
            .formatted(part.from().toLocalDate(), part.minutes(), first, yuan(day.firstUnit()));
    var reasonZh =
        "%s 日间 %d分钟：%d × %s元"
            .formatted(part.from().toLocalDate(), part.minutes(), first, day.firstUnit().inYuan());
    if (later > 0) {
      reason += " + %d x %s".formatted(later, yuan(day.laterUnit()));
      reasonZh += " + %d × %s元".formatted(later, day.laterUnit().inYuan());
    }
    return Optional.of(new Line(amount, reason, reasonZh));
  }

  private static Optional<Line> byNight(Tariff.Night night, Part part) {
    if (part.minutes() <= night.toleranceMinutes()) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            night.flat(),
            "night of %s, %d min: flat %s"
                .formatted(part.from().toLocalDate(), part.minutes(), yuan(night.flat())),
            "%s 夜间 %d分钟：按次 %s元"
                .formatted(part.from().toLocalDate(), part.minutes(), night.flat().inYuan())));
  }

  private static String yuan(Fen amount) {
    return "¥" + amount.inYuan();
  }

  private static Line multiplied(Line line, Tariff.Factor factor) {
    if (factor.times() == factor.over()) {
      return line;
    }
    var share = factor.over() == 1 ? "" + factor.times() : factor.times() + "/" + factor.over();
    return new Line(
        factor.of(line.amount()),
        line.reason() + ", times " + share + " for the vehicle's class",
        line.reasonZh() + "，车型系数 " + share);
  }
}
