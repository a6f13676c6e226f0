package billing.tariffs;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One version of one tariff: what a stay costs, hour by hour of the day, for each class of
 * vehicles. Pricing is a pure function of the stay.
 *
 * @param id for example {@code hangzhou-road/core}
 * @param inForceFrom when it takes the place of the version before; a draft has no such moment
 * @param timeZone where the notice's clock runs
 * @param choices what was decided where the notice is silent
 * @param rates what is paid, by the names the file gives the classes, for example {@code large}
 * @param rights what makes it less, by name
 */
public record Tariff(
    String id,
    Optional<Instant> inForceFrom,
    ZoneId timeZone,
    Choices choices,
    Map<String, Rate> rates,
    Map<String, Granted> rights) {
  /** A longer stay is a missed exit, not a price. */
  static final Duration LONGEST_STAY = Duration.ofDays(366);

  public Tariff {
    rates = Map.copyOf(rates);
    rights = Map.copyOf(rights);
  }

  /** A right, the days on which each of its windows begins, and its place in the document. */
  record Granted(Right right, List<DayTable> days, String rule) {}

  /**
   * Prices a stay. It is cut where one period of the day ends and the next begins; each part is
   * priced by itself, and the parts add up.
   *
   * @throws IllegalArgumentException when the class or a right is unknown, when the range is turned
   *     round or longer than 366 days, or when the calendar does not reach it
   */
  public Rating rate(Stay stay) {
    return rate(stay, getRate(stay.vehicleClass()));
  }

  /** Whether a whole stay is free because it is short. */
  boolean isFree(Stay stay) {
    long from = stay.entered().getEpochSecond();
    return getRate(stay.vehicleClass())
        .free()
        .frees(rounded(from, stay.left().getEpochSecond()) - from);
  }

  /** The rest of a stay that began under an earlier version: its free minutes are used up. */
  Rating rateRest(Stay stay) {
    return rate(stay, getRate(stay.vehicleClass()).withoutFreeMinutes());
  }

  /**
   * Prices a visit whose end nobody saw, as the tariff's choice says.
   *
   * @param lastSeen when the car was last seen inside, at the entry at the earliest
   */
  public Rating rateUnknownExit(Instant entered, Instant lastSeen, String vehicleClass) {
    var seen = Stay.of(entered, lastSeen, vehicleClass);
    return switch (choices.unknownExit()) {
      case COSTS_NOTHING -> new Rating(List.of(unknown(seen)));
      case COSTS_THE_SHORTEST_VISIT ->
          rate(Stay.of(entered, entered.plus(freeFor(vehicleClass)).plusSeconds(60), vehicleClass));
      case ENDS_WHEN_LAST_SEEN -> rate(seen);
    };
  }

  private static Rating.Line unknown(Stay seen) {
    return new Rating.Line(
        Fen.ZERO,
        seen.entered().getEpochSecond(),
        seen.left().getEpochSecond(),
        "choices.unknown_exit",
        new Reason.Words("nobody saw the car leave: not charged", "未识别到离场：不计费"));
  }

  /**
   * Prices a stay and one soon after it as one visit, if the tariff takes them for one: the time
   * between them counts, and what was charged for the first is taken off.
   *
   * @param charged what the first one cost
   * @return what the second one costs; empty when it is a visit of its own
   */
  public Optional<Rating> rateReturn(Stay first, Fen charged, Stay second) {
    var away = Duration.between(first.left(), second.entered());
    if (choices.reentryMinutes() == 0
        || away.isNegative()
        || away.toMinutes() > choices.reentryMinutes()) {
      return Optional.empty();
    }
    var whole =
        rate(new Stay(first.entered(), second.left(), second.vehicleClass(), second.rights()));
    var lines =
        Right.takeOff(
            whole.lines(),
            charged,
            "choices.reentry_minutes",
            "charged with the visit before",
            "已随上次停车收取");
    return Optional.of(new Rating(lines));
  }

  private Rating rate(Stay stay, Rate rate) {
    long from = stay.entered().getEpochSecond();
    long until = stay.left().getEpochSecond();
    mustLast(stay);
    long counted = rounded(from, until);
    if (rate.free().frees(counted - from)) {
      return new Rating(rate.free().line(from, until, rate.rule() + ".free"));
    }
    var lines = price(stay, rate, new Charged(from, counted));
    return new Rating(counted == until ? lines : clipped(lines, until));
  }

  /** Seconds that count as a minute are not time that the car was there. */
  private static List<Rating.Line> clipped(List<Rating.Line> lines, long until) {
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

  private long rounded(long from, long until) {
    return choices.seconds() == Choices.Seconds.ARE_DROPPED
        ? until
        : from + -Math.floorDiv(from - until, 60L) * 60;
  }

  private List<Rating.Line> price(Stay stay, Rate rate, Charged charged) {
    var clock = new WallClock(timeZone);
    var windows = new Windows(clock, charged.from());
    var granted = stay.rights().stream().map(this::getRight).toList();
    granted.forEach(right -> cover(charged, right, clock));
    rate.free().give(charged, windows, rate.rule() + ".free");
    granted.forEach(right -> giveMinutes(charged, right));
    var meter = new Meter(rate, choices, windows, charged.until());
    var cutting = new Cutting(rate, choices, clock, windows);
    var ranges = charged.ranges();
    for (int i = 0; i < ranges.size(); i++) {
      for (var part : cutting.cut(ranges.get(i), i == ranges.size() - 1)) {
        part.period().price().charge(meter, part);
      }
    }
    var lines = inOrder(meter.lines(), charged.free());
    return reduced(lines, rate, granted, windows);
  }

  private List<Rating.Line> reduced(
      List<Rating.Line> priced, Rate rate, List<Granted> granted, Windows windows) {
    var lines = priced;
    if (choices.caps() == Choices.Caps.BEFORE_RIGHTS) {
      lines = capped(lines, rate, windows);
    }
    for (var right : granted) {
      lines = right.right().reduce(lines, right.rule());
    }
    return choices.caps() == Choices.Caps.AFTER_RIGHTS ? capped(lines, rate, windows) : lines;
  }

  private static List<Rating.Line> capped(List<Rating.Line> priced, Rate rate, Windows windows) {
    var lines = priced;
    for (var most : rate.caps()) {
      lines = most.cut(lines, windows);
    }
    return lines;
  }

  private static List<Rating.Line> inOrder(List<Rating.Line> priced, List<Rating.Line> free) {
    if (free.isEmpty()) {
      return priced;
    }
    var lines = new ArrayList<>(priced);
    lines.addAll(free);
    lines.sort(Comparator.comparingLong(Rating.Line::from));
    return lines;
  }

  /** Windows begin on the day before the entry at the earliest, since none is longer than a day. */
  private static void cover(Charged charged, Granted granted, WallClock clock) {
    var windows = granted.right().covers().orElse(List.of());
    var reason = new Reason.Covered(granted.right().name(), granted.right().nameZh());
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      for (long day = clock.dayAt(charged.from()) - 1; day <= clock.dayAt(charged.until()); day++) {
        if (granted.days().get(i).find(day) == 0) {
          var isLater = window.from().isBefore(window.until());
          charged.free(
              clock.momentOf(day, window.from().toSecondOfDay()),
              clock.momentOf(isLater ? day : day + 1, window.until().toSecondOfDay()),
              granted.rule(),
              reason);
        }
      }
    }
  }

  private static void giveMinutes(Charged charged, Granted granted) {
    var right = granted.right();
    right
        .minutes()
        .ifPresent(
            minutes ->
                charged.freeFirst(
                    minutes, granted.rule(), new Reason.Covered(right.name(), right.nameZh())));
  }

  /** The name of its document and version, for example {@code hangzhou-road@2014-12-31}. */
  public String document() {
    return id.substring(0, id.indexOf('/'))
        + inForceFrom.map(from -> "@" + from.atZone(timeZone).toLocalDate()).orElse("");
  }

  /** The classes of vehicles that this tariff prices. */
  public Set<String> vehicleClasses() {
    return rates.keySet();
  }

  /** How long a whole visit of a class is free. */
  public Duration freeFor(String vehicleClass) {
    return Duration.ofMinutes(getRate(vehicleClass).free().minutes());
  }

  private Rate getRate(String vehicleClass) {
    var rate = rates.get(vehicleClass);
    if (rate == null) {
      throw new IllegalArgumentException(
          "tariff %s has no price for vehicle class '%s', only for %s"
              .formatted(id, vehicleClass, rates.keySet().stream().sorted().toList()));
    }
    return rate;
  }

  private Granted getRight(String name) {
    var right = rights.get(name);
    if (right == null) {
      throw new IllegalArgumentException(
          "tariff %s knows no right '%s', only %s"
              .formatted(id, name, rights.keySet().stream().sorted().toList()));
    }
    return right;
  }

  private static void mustLast(Stay stay) {
    var length = Duration.between(stay.entered(), stay.left());
    if (length.isNegative() || length.compareTo(LONGEST_STAY) > 0) {
      throw new IllegalArgumentException(
          "a stay from %s until %s cannot be priced: it must last from 0 to %d days"
              .formatted(stay.entered(), stay.left(), LONGEST_STAY.toDays()));
    }
  }
}
