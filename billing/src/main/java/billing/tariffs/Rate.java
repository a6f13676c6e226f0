package billing.tariffs;

import java.util.List;

/**
 * What one class of vehicles pays in one zone.
 *
 * @param rule its place in the tariff's document
 * @param name the class in English, as it is printed on a bill
 * @param nameZh the class in Chinese
 * @param free minutes that cost nothing
 * @param days which of the schedules holds on which date; {@code days} and {@code schedules} have
 *     the same order
 * @param schedules for each kind of day, the periods that tile it
 * @param caps the most that is charged, in the order in which they are applied
 */
record Rate(
    String rule,
    String name,
    String nameZh,
    FreeMinutes free,
    DayTable days,
    List<List<Slot>> schedules,
    List<Most> caps) {

  /** A period, and its place in the document. */
  record Slot(Period period, String rule) {}

  /** A cap, the days on which it holds, and its place in the document. */
  record Most(Cap cap, DayTable days, String rule) {
    /**
     * @param of the place of the rate whose lines are cut; empty for all
     */
    List<Rating.Line> cut(List<Rating.Line> lines, Windows windows, String of) {
      return cap.cut(lines, windows, days, rule, of);
    }
  }

  Rate withoutFreeMinutes() {
    var none = new FreeMinutes(0, free.as(), FreeMinutes.Per.VISIT);
    return new Rate(rule, name, nameZh, none, days, schedules, caps);
  }

  /** The period in which a time of a date lies. */
  Slot slot(long day, int secondOfDay) {
    for (var slot : schedules.get(days.find(day))) {
      if (slot.period().covers(secondOfDay)) {
        return slot;
      }
    }
    throw new IllegalStateException(rule + " has no price at second " + secondOfDay);
  }

  /** When a line must end because a cap looks at a new day or a new 24 hours. */
  long nextWindow(Windows windows, long moment) {
    long next = Long.MAX_VALUE;
    for (var most : caps) {
      next = Math.min(next, most.cap().windowEnd(windows, moment));
    }
    return next;
  }
}
