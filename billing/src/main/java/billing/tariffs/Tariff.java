package billing.tariffs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One version of one tariff: what a stay costs, hour by hour of the day, for each class of
 * vehicles. Pricing is a pure function of the stay.
 *
 * @param id for example {@code hangzhou-road/core}
 * @param inForceFrom when it takes the place of the version before; a draft has no such moment
 * @param timeZone where the notice's clock runs
 * @param choices what was decided where the notice is silent
 * @param classes which of them a vehicle belongs to
 * @param rates what is paid, by the names the file gives the classes, for example {@code large}
 * @param rights what makes it less, by name, in the order of the notice
 * @param shared when the spaces may be used by others than their owners, if that is so
 */
public record Tariff(
    String id,
    Optional<Instant> inForceFrom,
    ZoneId timeZone,
    Choices choices,
    Classes classes,
    Map<String, Rate> rates,
    Map<String, Granted> rights,
    Optional<Shared> shared) {
  public Tariff {
    rates = Map.copyOf(rates);
    rights = Collections.unmodifiableMap(new LinkedHashMap<>(rights));
  }

  /** A right, the hours it covers, and its place in the document. */
  record Granted(Right right, Hours covers, String rule) {}

  /**
   * Spaces that others may use at certain hours (错时共享).
   *
   * @param windows when they may, as the notice says it
   * @param open the same; the tariff's rates hold then
   * @param outside what is paid for the time beyond, by the classes of vehicles
   */
  record Shared(List<Right.Window> windows, Hours open, Map<String, Rate> outside) {}

  /**
   * Prices a stay. It is cut where one period of the day ends and the next begins; each part is
   * priced by itself, and the parts add up. Where free time in the middle of a stay would make more
   * units begin, the stay costs what it does without the right: no right makes it dearer.
   *
   * @throws IllegalArgumentException when the class or a right is unknown, when the range is turned
   *     round or longer than 366 days, or when the calendar does not reach it
   */
  public Rating rate(Stay stay) {
    var rate = getRate(stay.vehicleClass());
    var rating = rate(stay, rate);
    if (stay.rights().isEmpty()) {
      return rating;
    }
    var without = rate(Stay.of(stay.entered(), stay.left(), stay.vehicleClass()), rate);
    return without.total().compareTo(rating.total()) < 0 ? without : rating;
  }

  /**
   * Prices a stay of a vehicle whose class the notice names. Where nobody could tell the colour of
   * its plate it costs what it does with the colour that makes it cheapest.
   *
   * @throws IllegalArgumentException as {@link #rate(Stay)} does
   */
  public Rating rate(VehicleStay stay) {
    return stay.vehicle().colours().stream()
        .map(colour -> rate(stay.in(this, colour)))
        .min(Comparator.comparing(Rating::total))
        .orElseThrow();
  }

  /** Whether a whole stay is free because it is short. */
  boolean isFree(Stay stay) {
    long from = stay.entered().getEpochSecond();
    return getRate(stay.vehicleClass())
        .free()
        .frees(choices.seconds().count(from, stay.left().getEpochSecond()) - from);
  }

  /** The rest of a stay that began under an earlier version: its free minutes are used up. */
  Rating rateRest(Stay stay) {
    return rate(stay, getRate(stay.vehicleClass()).withoutFreeMinutes());
  }

  /**
   * When a visit whose end nobody saw is taken to have ended, as the tariff's choice says.
   *
   * @param seen the visit until the car was last seen, at its entry at the earliest
   * @return empty when it costs nothing
   */
  public Optional<Instant> endUnseen(VehicleStay seen) {
    return switch (choices.unknownExit()) {
      case COSTS_NOTHING -> Optional.empty();
      case COSTS_THE_SHORTEST_VISIT -> Optional.of(seen.entered().plus(shortestPaid(seen)));
      case ENDS_WHEN_LAST_SEEN -> Optional.of(seen.left());
    };
  }

  /** A minute more than is free, whichever colour the plate has. */
  private Duration shortestPaid(VehicleStay stay) {
    return stay.vehicle().colours().stream()
        .map(colour -> freeFor(classes.find(colour, stay.vehicle().category())))
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .plusMinutes(1);
  }

  private Rating rate(Stay stay, Rate rate) {
    return new Calculation(this, stay, rate).rating();
  }

  /**
   * Whether its spaces are open to others than their owners at a moment; empty when they always
   * are.
   *
   * @throws IllegalArgumentException when the calendar does not reach the moment
   */
  public Optional<Opening> opening(Instant moment) {
    return shared.map(hours -> hours.open().at(moment, new WallClock(timeZone)));
  }

  /** The hours of its shared spaces, as the notice says them; none when they are always open. */
  public List<Right.Window> sharedWindows() {
    return shared.map(Shared::windows).orElse(List.of());
  }

  /** The hours that a right covers; none when it is unknown, or makes stays cheaper otherwise. */
  public List<Right.Window> coveredWindows(String right) {
    return Optional.ofNullable(rights.get(right))
        .flatMap(it -> it.right().covers())
        .orElse(List.of());
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

  /**
   * How long a whole visit is free at least, when nothing is known of the vehicle but the colour of
   * its plate: the shortest time of those that a small and a large one with such a plate have.
   */
  public Duration freeFor(Vehicle.Colour colour) {
    return Stream.of(Vehicle.Category.SMALL, Vehicle.Category.LARGE)
        .filter(it -> it == Vehicle.Category.SMALL || it.colours().contains(colour))
        .map(category -> freeFor(classes.find(colour, category)))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The class of a vehicle of a category whose plate has a colour. */
  public String vehicleClass(Vehicle.Colour colour, Vehicle.Category category) {
    return classes.find(colour, category);
  }

  /** How long a whole visit of a class is free. */
  private Duration freeFor(String vehicleClass) {
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

  /** The right of that name. */
  Granted getRight(String name) {
    var right = rights.get(name);
    if (right == null) {
      throw new IllegalArgumentException(
          "tariff %s knows no right '%s', only %s"
              .formatted(id, name, rights.keySet().stream().sorted().toList()));
    }
    return right;
  }
}
