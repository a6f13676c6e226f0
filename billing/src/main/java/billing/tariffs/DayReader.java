package billing.tariffs;

import java.util.ArrayList;
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

  /**
   * @param place where in the file the windows stand
   * @throws IllegalArgumentException naming the place, when a window never opens
   */
  Hours hours(String place, List<Right.Window> windows) {
    List<Hours.Window> read = new ArrayList<>();
    for (var window : windows) {
      var at = "%s[%d]".formatted(place, read.size());
      var days = table(at, List.of(window.days()));
      if (!calendar.listDays().anyMatch(day -> days.find(day) == 0)) {
        throw At.wrong(
            at, "no day of the calendar is one of %s, so it never opens".formatted(window.days()));
      }
      read.add(new Hours.Window(days, window.from(), window.until()));
    }
    return new Hours(read);
  }
}
