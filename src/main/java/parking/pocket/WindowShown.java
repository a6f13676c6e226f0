package parking.pocket;

import billing.api.Quotes;
import java.util.List;

/**
 * Hours of the day, by the lot's clock.
 *
 * @param days on which they begin, in the words of the price notice
 * @param until on the next day when that is not later than {@code from}
 */
record WindowShown(List<String> days, String from, String until) {
  static List<WindowShown> of(List<Quotes.Window> windows) {
    return windows.stream()
        .map(it -> new WindowShown(it.days(), it.from().toString(), it.until().toString()))
        .toList();
  }
}
