package billing.tariffs;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Hours of certain days, of the clock on the wall.
 *
 * @param windows the hours, each with the days on which it begins
 */
record Hours(List<Window> windows) {
  /** No hour at all. */
  static final Hours NONE = new Hours(List.of());

  /** How many days ahead an end or a begin is looked for. */
  private static final int REACH = 31;

  Hours {
    windows = List.copyOf(windows);
  }

  /**
   * From a time until just before another, on the next day when that is not later.
   *
   * @param days on which it begins
   */
  record Window(DayTable days, LocalTime from, LocalTime until) {
    private long begin(long day, WallClock clock) {
      return clock.momentOf(day, from.toSecondOfDay());
    }

    private long end(long day, WallClock clock) {
      return clock.momentOf(from.isBefore(until) ? day : day + 1, until.toSecondOfDay());
    }
  }

  /**
   * Where the hours lie within a time: in order, and none touching the next. Windows begin on the
   * day before at the earliest, since none is longer than a day.
   */
  List<Charged.Range> within(long from, long until, WallClock clock) {
    List<Charged.Range> found = new ArrayList<>();
    for (var window : windows) {
      for (long day = clock.dayAt(from) - 1; day <= clock.dayAt(until); day++) {
        if (window.days().find(day) == 0) {
          long begin = Math.max(from, window.begin(day, clock));
          long end = Math.min(until, window.end(day, clock));
          if (begin < end) {
            found.add(new Charged.Range(begin, end));
          }
        }
      }
    }
    found.sort(Comparator.comparingLong(Charged.Range::from));
    return joined(found);
  }

  private static List<Charged.Range> joined(List<Charged.Range> sorted) {
    List<Charged.Range> joined = new ArrayList<>();
    for (var range : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && range.from() <= joined.get(last).until()) {
        var before = joined.remove(last);
        joined.add(new Charged.Range(before.from(), Math.max(before.until(), range.until())));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }

  /**
   * Whether they hold at a moment, and until when that is so. Days that the calendar does not know
   * are not guessed.
   *
   * @throws IllegalArgumentException when the calendar does not know the moment itself
   */
  Opening at(Instant moment, WallClock clock) {
    long now = moment.getEpochSecond();
    long day = clock.dayAt(now);
    long last = day;
    while (last < day + REACH && isKnown(last + 1)) {
      last++;
    }
    long horizon = clock.momentOf(last, WallClock.DAY);
    for (var range : within(now, horizon - 1, clock)) {
      if (range.from() > now) {
        return new Opening(false, at(range.from()));
      }
      return new Opening(true, range.until() < horizon - 1 ? at(range.until()) : Optional.empty());
    }
    return new Opening(false, Optional.empty());
  }

  private boolean isKnown(long day) {
    return windows.stream().allMatch(window -> window.days().knows(day));
  }

  private static Optional<Instant> at(long moment) {
    return Optional.of(Instant.ofEpochSecond(moment));
  }
}
