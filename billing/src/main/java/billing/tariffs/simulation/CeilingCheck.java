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

/**
 * Whether every zone of a notice keeps below the published tariffs that are its ceilings: those
 * that its document names, and those of lots around. A tariff counts in the version that will be in
 * force on the notice's first day.
 *
 * @param draft the notice
 * @param book what is published
 * @param around further ceilings by the name of the zone
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
              Set<String> ceilings = new TreeSet<>(zone.ceilings().orElse(List.of()));
              ceilings.addAll(around.getOrDefault(name, Set.of()));
              ceilings.forEach(
                  ceiling -> compare(name, tariff, ceiling, tariff.inForceFrom(), found));
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
    for (var ceiling : new TreeSet<>(around.getOrDefault(zone, Set.of()))) {
      compare(zone, draft.tariffs().get(place), ceiling, Optional.of(at), found);
    }
    return found;
  }

  private void compare(
      String zone, Tariff tariff, String ceiling, Optional<Instant> at, List<Finding> found) {
    try {
      var moment = at.orElseThrow(CeilingCheck::noFirstDay);
      var reference =
          book.findTariff(ceiling)
              .orElseThrow(() -> new IllegalArgumentException("no such tariff is published"))
              .at(moment);
      var day = LocalDate.ofInstant(moment, tariff.timeZone());
      for (var breach : new Ceiling(tariff, reference).listBreaches(days(tariff, reference, day))) {
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
