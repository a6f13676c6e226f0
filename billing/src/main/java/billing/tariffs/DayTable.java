package billing.tariffs;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides by the date which of several things holds: the first whose condition is met. A condition
 * is a list of alternatives, each some words of the {@link Calendar} or names of seasons, joined by
 * {@code and}; {@link #ANY_DAY} is met always.
 */
final class DayTable {
  static final String ANY_DAY = "any_day";
  private static final int NONE = -1;
  private static final int DAYS = 366;

  private final Calendar calendar;
  private final Map<String, List<Season>> seasons;
  private final List<List<String>> conditions;
  private final boolean dependsOnDate;
  private final Map<Integer, byte[]> years = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException when a condition has a word that no day can have
   */
  DayTable(Calendar calendar, Map<String, List<Season>> seasons, List<List<String>> conditions) {
    this.calendar = calendar;
    this.seasons = seasons;
    this.conditions = conditions;
    this.dependsOnDate = conditions.isEmpty() || !conditions.get(0).contains(ANY_DAY);
    var known = new HashSet<>(calendar.listWords());
    known.addAll(seasons.keySet());
    known.add(ANY_DAY);
    for (var condition : conditions) {
      condition.forEach(alternative -> mustBeKnown(alternative, known));
    }
  }

  private static void mustBeKnown(String alternative, Set<String> known) {
    for (var word : words(alternative)) {
      if (!known.contains(word)) {
        throw new IllegalArgumentException(
            "on: no day is called '%s', only %s".formatted(word, known.stream().sorted().toList()));
      }
    }
  }

  /** Whether the calendar reaches a date, or need not. */
  boolean knows(long day) {
    return !dependsOnDate || calendar.covers(LocalDate.ofEpochDay(day));
  }

  /** Which one holds on a date, counted from 0; -1 when none does. */
  int find(long day) {
    if (!dependsOnDate) {
      return 0;
    }
    var date = LocalDate.ofEpochDay(day);
    return years.computeIfAbsent(date.getYear(), year -> new byte[DAYS + 1])[date.getDayOfYear()]
            == 0
        ? remember(date)
        : years.get(date.getYear())[date.getDayOfYear()] - 2;
  }

  private int remember(LocalDate date) {
    var found = decide(date);
    years.get(date.getYear())[date.getDayOfYear()] = (byte) (found + 2);
    return found;
  }

  private int decide(LocalDate date) {
    Set<String> words = null;
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).contains(ANY_DAY)) {
        return i;
      }
      words = words == null ? words(date) : words;
      for (var alternative : conditions.get(i)) {
        if (words.containsAll(List.of(words(alternative)))) {
          return i;
        }
      }
    }
    return NONE;
  }

  private Set<String> words(LocalDate date) {
    var words = calendar.wordsFor(date);
    seasons.forEach(
        (name, parts) -> {
          if (parts.stream().anyMatch(part -> part.holds(date))) {
            words.add(name);
          }
        });
    return words;
  }

  private static String[] words(String alternative) {
    return alternative.strip().split("\\s+and\\s+");
  }
}
