package billing.tariffs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The clock on the wall of a place: what date and time of day it shows at a moment, and when it
 * will show another. Moments are seconds since 1970.
 */
final class WallClock {
  static final int DAY = 86_400;

  private final ZoneRules rules;

  WallClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** What the clock shows, in seconds since 1970 as if it stood in Greenwich. */
  private long shown(long moment) {
    return moment + offsetAt(moment);
  }

  private int offsetAt(long moment) {
    return rules.getOffset(Instant.ofEpochSecond(moment)).getTotalSeconds();
  }

  /** The date at a moment, in days since 1970. */
  long dayAt(long moment) {
    return Math.floorDiv(shown(moment), DAY);
  }

  /** The time of day at a moment, in seconds since midnight. */
  int timeAt(long moment) {
    return Math.floorMod(shown(moment), DAY);
  }

  /**
   * The first moment after another at which the clock has reached a time of the same date. Where
   * clocks are put forward over that time, it is the moment at which they are; where they show it
   * twice, it is the showing that comes next.
   *
   * @param time seconds since midnight of the date that the clock shows at {@code moment}, later
   *     than what it shows then; {@link #DAY} for the midnight that ends the date
   */
  long whenItShows(int time, long moment) {
    long next = moment + time - timeAt(moment);
    if (offsetAt(next) == offsetAt(moment)) {
      return next;
    }
    return whenItShows(moment, local(dayAt(moment), time));
  }

  /**
   * When the clock first shows a time of a date; where clocks are put forward over it, when they
   * are.
   *
   * @param day days since 1970
   * @param time seconds since midnight
   */
  long momentOf(long day, int time) {
    return whenItShows(Long.MIN_VALUE, local(day, time));
  }

  private long whenItShows(long moment, LocalDateTime local) {
    var transition = rules.getTransition(local);
    if (transition == null) {
      return local.toEpochSecond(rules.getValidOffsets(local).get(0));
    }
    return transition.isGap() ? transition.toEpochSecond() : showing(local, transition, moment);
  }

  private static long showing(LocalDateTime local, ZoneOffsetTransition twice, long moment) {
    long first = local.toEpochSecond(twice.getOffsetBefore());
    return first > moment ? first : local.toEpochSecond(twice.getOffsetAfter());
  }

  private static LocalDateTime local(long day, int time) {
    return LocalDateTime.of(
        LocalDate.ofEpochDay(day + time / DAY), LocalTime.ofSecondOfDay(time % DAY));
  }
}
