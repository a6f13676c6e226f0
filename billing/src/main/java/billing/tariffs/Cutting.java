package billing.tariffs;

import billing.tariffs.Choices.Counting;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stay into parts, each in one period: without a gap, and none over the other. */
final class Cutting {
  private final Rate rate;
  private final Choices choices;
  private final WallClock clock;
  private final Windows windows;

  Cutting(Rate rate, Choices choices, WallClock clock, Windows windows) {
    this.rate = rate;
    this.choices = choices;
    this.clock = clock;
    this.windows = windows;
  }

  /**
   * @param isLast whether the stay is not charged after this range
   */
  List<Part> cut(Charged.Range range, boolean isLast) {
    var parts = new ArrayList<Part>(4);
    long begin = range.from();
    while (begin < range.until()) {
      long day = clock.dayAt(begin);
      var slot = rate.slot(day, clock.timeAt(begin));
      long end = endOf(slot, begin, range.until());
      long last = end;
      while (last < range.until() && goesOn(slot, last)) {
        last = endOf(rate.slot(clock.dayAt(last), clock.timeAt(last)), last, range.until());
      }
      parts.add(
          new Part(slot.period(), slot.rule(), day, begin, last, isLast && last == range.until()));
      begin = last;
    }
    return parts;
  }

  private long endOf(Rate.Slot slot, long moment, long most) {
    int time = slot.period().endsAfter(clock.timeAt(moment));
    long end = Math.min(most, clock.whenItShows(time, moment));
    return choices.counting() == Counting.EACH_24_HOURS
        ? Math.min(end, windows.endOf24Hours(moment))
        : end;
  }

  /** Midnight ends a period only where another begins, or where counting begins anew. */
  private boolean goesOn(Rate.Slot slot, long moment) {
    var isCounted =
        switch (choices.counting()) {
          case EACH_DAY -> clock.timeAt(moment) == 0;
          case EACH_24_HOURS -> (moment - windows.entered()) % WallClock.DAY == 0;
          default -> false;
        };
    return !isCounted
        && rate.slot(clock.dayAt(moment), clock.timeAt(moment)).period().equals(slot.period());
  }
}
