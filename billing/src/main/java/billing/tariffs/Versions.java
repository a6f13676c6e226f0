package billing.tariffs;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The published versions of one tariff, in the order in which they came into force. */
public final class Versions {
  private final List<Tariff> versions;

  /**
   * @throws IllegalArgumentException when one has no first day, or two have the same
   */
  Versions(List<Tariff> published) {
    for (var tariff : published) {
      if (tariff.inForceFrom().isEmpty()) {
        throw new IllegalArgumentException(
            "tariff %s cannot be published without notice.effective_from".formatted(tariff.id()));
      }
    }
    this.versions = published.stream().sorted(Comparator.comparing(Versions::begins)).toList();
    for (int i = 1; i < versions.size(); i++) {
      if (begins(versions.get(i)).equals(begins(versions.get(i - 1)))) {
        throw new IllegalArgumentException(
            "two versions of tariff %s come into force at %s"
                .formatted(versions.get(i).id(), begins(versions.get(i))));
      }
    }
  }

  private static Instant begins(Tariff tariff) {
    return tariff.inForceFrom().orElseThrow();
  }

  /**
   * The version in force at a moment.
   *
   * @throws IllegalArgumentException when none was yet
   */
  public Tariff at(Instant moment) {
    return find(moment)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tariff %s was not in force at %s, only from %s"
                        .formatted(versions.get(0).id(), moment, begins(versions.get(0)))));
  }

  /**
   * Whether the spaces are open to others than their owners at a moment; empty when the version in
   * force has no hours of its own. It lasts across a change of versions that leaves it as it is.
   *
   * @throws IllegalArgumentException when no version was in force, or the calendar does not reach
   */
  public Optional<Opening> opening(Instant moment) {
    var version = at(moment);
    int next = versions.indexOf(version) + 1;
    return version
        .opening(moment)
        .map(now -> next == versions.size() ? now : across(now, begins(versions.get(next))));
  }

  /** What a version says of a time, as far as the next version, which begins then, agrees. */
  private Opening across(Opening now, Instant change) {
    if (now.until().filter(until -> !until.isAfter(change)).isPresent()) {
      return now;
    }
    var then = opening(change).orElse(new Opening(true, Optional.empty()));
    return then.isOpen() == now.isOpen() ? then : new Opening(now.isOpen(), Optional.of(change));
  }

  /** The version in force at a moment, if one was. */
  public Optional<Tariff> find(Instant moment) {
    return versions.stream()
        .filter(version -> !begins(version).isAfter(moment))
        .reduce((first, next) -> next);
  }

  /**
   * Prices a stay by the version in force when the car came, or, where that version says so, by
   * each version for the time in which it is in force. Each version names the class of the vehicle;
   * where nobody could tell the colour of its plate the stay costs what it does with the colour
   * that makes it cheapest. Each applies the driver's rights that it knows, in its own order.
   *
   * @throws IllegalArgumentException as {@link Tariff#rate(Stay)} does, and when no version was in
   *     force
   */
  public Rating rate(VehicleStay stay) {
    return stay.vehicle().colours().stream()
        .map(colour -> rate(stay, colour))
        .min(Comparator.comparing(Rating::total))
        .orElseThrow();
  }

  /**
   * Prices a stay with regard to others of the same car that were charged already. With those that
   * the tariff takes for one visit with it, it costs what the whole visit does, the time away
   * included, less what they were charged; but never more than it does by itself. So whatever is
   * found out about one of them afterwards, nobody has been charged more than for single visits.
   *
   * @param others in the same lot and by the same tariff
   * @throws IllegalArgumentException as {@link #rate(VehicleStay)} does
   */
  public Rating rate(VehicleStay stay, List<ChargedStay> others) {
    var alone = rate(stay);
    int minutes = at(stay.entered()).choices().reentryMinutes();
    if (minutes == 0) {
      return alone;
    }
    var joined = ChargedStay.inOneVisit(stay, others, minutes);
    var together = joined.isEmpty() ? alone : rateRest(stay, joined);
    return together.total().compareTo(alone.total()) < 0 ? together : alone;
  }

  private Rating rateRest(VehicleStay stay, List<ChargedStay> joined) {
    var entered = joined.stream().map(ChargedStay::entered).reduce(stay.entered(), Versions::first);
    var left = joined.stream().map(ChargedStay::left).reduce(stay.left(), Versions::last);
    if (Duration.between(entered, left).compareTo(Calculation.LONGEST_STAY) > 0) {
      return rate(stay);
    }
    var charged = joined.stream().map(ChargedStay::charged).reduce(Fen.ZERO, Fen::plus);
    var whole = rate(new VehicleStay(entered, left, stay.vehicle(), stay.rights()));
    return new Rating(
        Right.takeOff(
            whole.lines(),
            charged,
            "choices.reentry_minutes",
            "charged with the visit before or after it",
            "已随前后停车收取"));
  }

  private static Instant first(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant last(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Rating rate(VehicleStay stay, Vehicle.Colour colour) {
    var first = at(stay.entered());
    var whole = stay.withRightsOf(first).in(first, colour);
    if (first.choices().version() == Choices.Version.AT_ENTRY || first.isFree(whole)) {
      return first.rate(whole);
    }
    List<Rating.Line> lines = new ArrayList<>();
    var entered = stay.entered();
    for (var version : versions) {
      var next = endOf(version, stay.left());
      if (next.isAfter(entered)) {
        var rest = new VehicleStay(entered, next, stay.vehicle(), stay.rights());
        var part = rest.withRightsOf(version).in(version, colour);
        lines.addAll((lines.isEmpty() ? version.rate(part) : version.rateRest(part)).lines());
        entered = next;
      }
    }
    return lines.isEmpty() ? first.rate(whole) : new Rating(lines);
  }

  /** The rights of a stay's driver that a version which prices it does not know. */
  public Set<String> unknownRights(VehicleStay stay) {
    var first = at(stay.entered());
    var end = stay.left().isAfter(stay.entered()) ? stay.left().minusNanos(1) : stay.entered();
    var last = first.choices().version() == Choices.Version.AT_ENTRY ? first : at(end);
    Set<String> unknown = new TreeSet<>();
    for (var version : versions.subList(versions.indexOf(first), versions.indexOf(last) + 1)) {
      stay.rights().stream()
          .filter(name -> !version.rights().containsKey(name))
          .forEach(unknown::add);
    }
    return unknown;
  }

  /** The version that made a line of the price of a stay that began then. */
  public Tariff at(Rating.Line line, Instant entered) {
    var first = at(entered);
    return first.choices().version() == Choices.Version.AT_ENTRY ? first : at(line.begins());
  }

  private Instant endOf(Tariff version, Instant left) {
    int next = versions.indexOf(version) + 1;
    var end = next == versions.size() ? left : begins(versions.get(next));
    return end.isBefore(left) ? end : left;
  }
}
