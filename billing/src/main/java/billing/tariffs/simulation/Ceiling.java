package billing.tariffs.simulation;

import billing.money.Fen;
import billing.tariffs.Opening;
import billing.tariffs.Rating;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import billing.tariffs.Vehicle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether a draft keeps below a price that it may not exceed: that of the government's notice, or
 * of lots around. Both price the same stays: those that begin at each full hour of some days and
 * last each minute up to an hour, each five up to four hours, each quarter of an hour up to two
 * days. Short stays are looked at more closely because free minutes end there.
 *
 * @param draft what is to be published
 * @param reference what it may not exceed
 */
public record Ceiling(Tariff draft, Tariff reference) {
  private static final int HOURS = 24;

  /** How long the stays are, in minutes. */
  private static final int[] LENGTHS = minutes().toArray();

  private static IntStream minutes() {
    return IntStream.concat(
        IntStream.range(1, 60),
        IntStream.concat(
            IntStream.iterate(60, it -> it < 240, it -> it + 5),
            IntStream.iterate(240, it -> it <= 2 * 24 * 60, it -> it + 15)));
  }

  /**
   * A stay that the draft prices too high.
   *
   * @param stay with the class that the draft gives the vehicle
   * @param most what the reference asks
   * @param price what the draft asks, line by line
   */
  public record Breach(Stay stay, Fen most, Rating price) {}

  /** The classes that the two tariffs give the same vehicle. */
  private record Kind(String ofDraft, String ofReference) {}

  /** Every pair that a vehicle can have; tariffs need not have the same classes. */
  private Set<Kind> kinds() {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (var category : Vehicle.Category.values()) {
      for (var colour : category.colours()) {
        kinds.add(
            new Kind(
                draft.vehicleClass(colour, category), reference.vehicleClass(colour, category)));
      }
    }
    return kinds;
  }

  /**
   * The breaches, the shortest stay of each hour and class first and only that one: whoever
   * corrects it sees the next.
   *
   * @param days on which stays begin: one of each kind
   * @throws IllegalArgumentException when one of the two cannot price a day
   */
  public List<Breach> listBreaches(List<LocalDate> days) {
    return listBreaches(days, entered -> Optional.of(Instant.MAX));
  }

  /**
   * The same for stays within the hours at which the draft shares its spaces; for all stays where
   * it has no such hours. What is paid beyond the hours is for leaving late, and may be dear.
   */
  public List<Breach> listBreachesInSharedHours(List<LocalDate> days) {
    return listBreaches(days, this::endOfHours);
  }

  /** Until when the hours last that hold at a moment; empty when they do not hold then. */
  private Optional<Instant> endOfHours(Instant entered) {
    var opening = draft.opening(entered).orElse(new Opening(true, Optional.empty()));
    return opening.isOpen() ? Optional.of(opening.until().orElse(Instant.MAX)) : Optional.empty();
  }

  /**
   * @param ends when stays that begin at a moment end at the latest; empty for none
   */
  private List<Breach> listBreaches(
      List<LocalDate> days, Function<Instant, Optional<Instant>> ends) {
    List<Breach> breaches = new ArrayList<>();
    for (var kind : kinds()) {
      for (var day : days) {
        for (int hour = 0; hour < HOURS; hour++) {
          var entered = day.atTime(hour, 0).atZone(draft.timeZone()).toInstant();
          ends.apply(entered)
              .flatMap(latest -> firstBreach(entered, latest, kind))
              .ifPresent(breaches::add);
        }
      }
    }
    return breaches;
  }

  private Optional<Breach> firstBreach(Instant entered, Instant latest, Kind kind) {
    for (int minutes : LENGTHS) {
      var left = entered.plusSeconds(minutes * 60L);
      if (left.isAfter(latest)) {
        break;
      }
      var stay = Stay.of(entered, left, kind.ofDraft());
      var price = draft.rate(stay);
      var most = reference.rate(Stay.of(entered, left, kind.ofReference())).total();
      if (price.total().compareTo(most) > 0) {
        return Optional.of(new Breach(stay, most, price));
      }
    }
    return Optional.empty();
  }
}
