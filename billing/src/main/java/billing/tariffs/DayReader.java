package billing.tariffs;

import billing.tariffs.DayTable.Season;
import java.util.List;
import java.util.Map;

/** Reads the days that a notice names, by its calendar and its seasons. */
record DayReader(Calendar calendar, Map<String, List<Season>> seasons) {

  /**
   * @param place where in the file the conditions stand
   * @throws IllegalArgumentException naming the place, when no day is called so
   */
  DayTable table(String place, List<List<String>> conditions) {
    return At.place(place, () -> new DayTable(calendar, seasons, conditions));
  }

  /** For each window of a right, the days on which it begins. */
  List<DayTable> windows(String place, Right right) {
    return right.covers().orElse(List.of()).stream()
        .map(window -> table(place, List.of(window.days())))
        .toList();
  }
}
