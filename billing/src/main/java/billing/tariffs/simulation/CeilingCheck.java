package billing.tariffs.simulation;

import billing.tariffs.PriceBook;
import billing.tariffs.ReadNotice;
import billing.tariffs.Tariff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Whether every zone of a notice keeps below the published tariffs that are its ceilings: those
 * that its document names, and those of lots around. A tariff counts in the version that will be in
 * force on the notice's first day.
 *
 * @param draft the notice
 * @param book what is published
 * @param around further ceilings by the name of the zone. A zone that shares its spaces at certain
 *     hours keeps below these within its hours; below those that its document names it does always
 */
public record CeilingCheck(ReadNotice draft, PriceBook book, Map<String, Set<String>> around) {

  /**
   * Where a zone does not keep below a ceiling.
   *
   * @param zone the zone of the draft
   * @param ceiling the tariff that it exceeds
   * @param words what is wrong
   * @param breach the stay that costs too much; empty when the two cannot be compared
   */
  public record Finding(
      String zone, String ceiling, String words, Optional<Ceiling.Breach> breach) {}

  /** The findings; empty when every ceiling is kept, or there is none. */
  public List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    var tariffs = draft.tariffs().iterator();
    draft
        .notice()
        .zones()
        .forEach(
            (name, zone) -> {
              var tariff = tariffs.next();
              var asked = new Comparison(name, tariff, tariff.inForceFrom());
              Set<String> named = new TreeSet<>(zone.ceilings().orElse(List.of()));
              Set<String> others = new TreeSet<>(around.getOrDefault(name, Set.of()));
              others.removeAll(named);
              named.forEach(ceiling -> compare(asked, ceiling, Ceiling::listBreaches, found));
              others.forEach(
                  ceiling -> compare(asked, ceiling, Ceiling::listBreachesInSharedHours, found));
            });
    return found;
  }

  /**
   * The findings for one zone of a notice that is in force, against the tariffs around that are in
   * force with it.
   *
   * @param at the moment from which on stays are compared
   */
  public List<Finding> findings(String zone, Instant at) {
    List<Finding> found = new ArrayList<>();
    var place = List.copyOf(draft.notice().zones().keySet()).indexOf(zone);
    var asked = new Comparison(zone, draft.tariffs().get(place), Optional.of(at));
    for (var ceiling : new TreeSet<>(around.getOrDefault(zone, Set.of()))) {
      compare(asked, ceiling, Ceiling::listBreachesInSharedHours, found);
    }
    return found;
  }

  /** A zone's tariff, and the moment from which on it is compared. */
  private record Comparison(String zone, Tariff tariff, Optional<Instant> at) {}

  private void compare(
      Comparison asked,
      String ceiling,
      BiFunction<Ceiling, List<LocalDate>, List<Ceiling.Breach>> looking,
      List<Finding> found) {
    var zone = asked.zone();
    var tariff = asked.tariff();
    try {
      var moment = asked.at().orElseThrow(CeilingCheck::noFirstDay);
      var reference =
          book.findTariff(ceiling)
              .orElseThrow(() -> new IllegalArgumentException("no such tariff is published"))
              .at(moment);
      var day = LocalDate.ofInstant(moment, tariff.timeZone());
      var days = days(tariff, reference, day);
      for (var breach : looking.apply(new Ceiling(tariff, reference), days)) {
        found.add(new Finding(zone, ceiling, words(breach), Optional.of(breach)));
      }
    } catch (IllegalArgumentException e) {
      var words = "it cannot be compared with %s: %s".formatted(ceiling, e.getMessage());
      found.add(new Finding(zone, ceiling, words, Optional.empty()));
    }
  }

  private static IllegalArgumentException noFirstDay() {
    return new IllegalArgumentException(
        "notice.effective_from is missing, so it is not known when to compare");
  }

  private List<LocalDate> days(Tariff tariff, Tariff reference, LocalDate from) {
    var days = DaysAlike.list(List.of(tariff, reference), from, draft.calendar());
    if (days.isEmpty()) {
      throw new IllegalArgumentException(
          "calendar %s knows no day from %s on"
              .formatted(draft.notice().calendar().orElse(""), from));
    }
    return days;
  }

  private static String words(Ceiling.Breach breach) {
    return "%s yuan, at most %s".formatted(breach.price().total().inYuan(), breach.most().inYuan());
  }
}
