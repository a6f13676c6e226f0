package billing.tariffs;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The pricing of one stay by one tariff, from cutting to caps. */
final class Calculation {
  /** A longer stay is a missed exit, not a price. */
  static final Duration LONGEST_STAY = Duration.ofDays(366);

  private final Tariff tariff;
  private final Stay stay;
  private final Rate rate;
  private final WallClock clock;
  private final long from;
  private final long until;
  private final List<Tariff.Granted> granted;

  /**
   * @throws IllegalArgumentException when a right is unknown, or the range is turned round or
   *     longer than 366 days
   */
  Calculation(Tariff tariff, Stay stay, Rate rate) {
    this.tariff = tariff;
    this.stay = stay;
    this.rate = rate;
    this.clock = new WallClock(tariff.timeZone());
    this.from = stay.entered().getEpochSecond();
    this.until = stay.left().getEpochSecond();
    this.granted = stay.rights().stream().map(tariff::getRight).toList();
    mustLast(stay);
  }

  private static void mustLast(Stay stay) {
    var length = Duration.between(stay.entered(), stay.left());
    if (length.isNegative() || length.compareTo(LONGEST_STAY) > 0) {
      throw new IllegalArgumentException(
          "a stay from %s until %s cannot be priced: it must last from 0 to %d days"
              .formatted(stay.entered(), stay.left(), LONGEST_STAY.toDays()));
    }
  }

  Rating rating() {
    long counted = tariff.choices().seconds().count(from, until);
    if (rate.free().frees(counted - from)) {
      return new Rating(rate.free().line(from, until, rate.rule() + ".free"));
    }
    var lines = price(new Charged(from, counted));
    return new Rating(counted == until ? lines : clipped(lines));
  }

  /** Seconds that count as a minute are not time that the car was there. */
  private List<Rating.Line> clipped(List<Rating.Line> lines) {
    return lines.stream()
        .filter(line -> line.from() < until)
        .map(
            line ->
                line.until() <= until
                    ? line
                    : new Rating.Line(
                        line.amount(), line.from(), until, line.rule(), line.reason()))
        .toList();
  }

  private List<Rating.Line> price(Charged charged) {
    var windows = new Windows(clock, charged.from());
    granted.forEach(right -> cover(charged, right));
    rate.free().give(charged, windows, rate.rule() + ".free");
    granted.forEach(right -> giveMinutes(charged, right));
    if (tariff.shared().isEmpty()) {
      var lines = charge(rate, charged.ranges(), windows);
      return reduced(inOrder(lines, charged.free()), windows, rate);
    }
    var shared = tariff.shared().get();
    var outside = shared.outside().get(stay.vehicleClass());
    var beyond = charged.without(shared.open().within(from, charged.until(), clock));
    var lines = charge(rate, charged.without(beyond), windows);
    lines.addAll(charge(outside, beyond, windows));
    return reduced(inOrder(lines, charged.free()), windows, rate, outside);
  }

  private List<Rating.Line> charge(Rate by, List<Charged.Range> ranges, Windows windows) {
    var meter = new Meter(by, tariff.choices(), windows);
    var cutting = new Cutting(by, tariff.choices(), clock, windows);
    for (int i = 0; i < ranges.size(); i++) {
      meter.enter(ranges.get(i));
      for (var part : cutting.cut(ranges.get(i), i == ranges.size() - 1)) {
        part.period().price().charge(meter, part);
      }
    }
    return meter.lines();
  }

  private List<Rating.Line> reduced(List<Rating.Line> priced, Windows windows, Rate... by) {
    var lines = priced;
    if (tariff.choices().caps() == Choices.Caps.BEFORE_RIGHTS) {
      lines = capped(lines, windows, by);
    }
    for (var right : granted) {
      lines = right.right().reduce(lines, right.rule());
    }
    return tariff.choices().caps() == Choices.Caps.AFTER_RIGHTS
        ? capped(lines, windows, by)
        : lines;
  }

  private static List<Rating.Line> capped(List<Rating.Line> priced, Windows windows, Rate... by) {
    var lines = priced;
    for (var rate : by) {
      for (var most : rate.caps()) {
        lines = most.cut(lines, windows, by.length == 1 ? "" : rate.rule());
      }
    }
    return lines;
  }

  private static List<Rating.Line> inOrder(List<Rating.Line> priced, List<Rating.Line> free) {
    priced.addAll(free);
    priced.sort(Comparator.comparingLong(Rating.Line::from));
    return priced;
  }

  private void cover(Charged charged, Tariff.Granted granting) {
    var right = granting.right();
    for (var range : granting.covers().within(charged.from(), charged.until(), clock)) {
      charged.free(
          range.from(),
          range.until(),
          granting.rule(),
          new Reason.Covered(right.name(), right.nameZh()));
    }
  }

  private static void giveMinutes(Charged charged, Tariff.Granted granting) {
    var right = granting.right();
    right
        .minutes()
        .ifPresent(
            minutes ->
                charged.freeFirst(
                    minutes, granting.rule(), new Reason.Covered(right.name(), right.nameZh())));
  }
}
