package billing.tariffs;

import billing.money.Fen;
import billing.tariffs.Choices.Counting;
import java.util.ArrayList;
import java.util.List;

/** Writes down what one stay costs while it is gone through from beginning to end. */
final class Meter {
  private final Rate rate;
  private final Choices choices;
  private final Windows windows;
  private final List<Rating.Line> lines = new ArrayList<>(4);
  private final List<Counted> counted = new ArrayList<>(2);
  private long end;
  private long reached = Long.MIN_VALUE;

  /**
   * @param windows the days and 24 hours of the stay
   */
  Meter(Rate rate, Choices choices, Windows windows) {
    this.rate = rate;
    this.choices = choices;
    this.windows = windows;
  }

  /** How far the steps of a period's price have been used up. */
  static final class Counter {
    private int step;
    private long used;

    int step() {
      return step;
    }

    long used() {
      return used;
    }

    void use(long units, UnitPrice.Step of) {
      used += units;
      if (!of.isOpen() && used == of.times()) {
        step++;
        used = 0;
      }
    }
  }

  private record Counted(Period period, long window, Counter counter) {}

  List<Rating.Line> lines() {
    return lines;
  }

  Reason.Place place(Part part) {
    return new Reason.Place(part.day(), part.period(), rate.name(), rate.nameZh());
  }

  /** The counter of a period's steps, where it stands. */
  Counter counter(Part part) {
    if (choices.counting() == Counting.IN_EACH_PART) {
      return new Counter();
    }
    long window =
        switch (choices.counting()) {
          case EACH_DAY -> part.day();
          case EACH_24_HOURS -> windows.hours24(part.from());
          default -> 0;
        };
    for (var one : counted) {
      if (one.window() == window && one.period().equals(part.period())) {
        return one.counter();
      }
    }
    counted.add(new Counted(part.period(), window, new Counter()));
    return counted.get(counted.size() - 1).counter();
  }

  /** Whether the visit comes into such a period for the first time. */
  boolean isFirst(Period period) {
    for (var one : counted) {
      if (one.period().equals(period)) {
        return false;
      }
    }
    counted.add(new Counted(period, 0, new Counter()));
    return true;
  }

  /** From where a part is to be charged: units that began before it may reach into it. */
  long reached(Part part) {
    return Math.max(part.from(), reached);
  }

  /** From now on it is about this range of the stay, whose end cuts whatever unit has begun. */
  void enter(Charged.Range range) {
    end = range.until();
  }

  /** So far the stay is charged. */
  void reach(long moment) {
    reached = moment;
  }

  /** Where a unit that has begun in a part ends, if it would end at a moment. */
  long endOfStarted(Part part, long complete) {
    return choices.parts() == Choices.Parts.CUT_UNITS
        ? Math.min(complete, part.until())
        : Math.min(complete, end);
  }

  void line(Fen amount, long from, long until, String rule, Reason reason) {
    lines.add(new Rating.Line(amount, from, until, rule, reason));
    reached = until;
  }

  /** A part of the stay, from a moment on, that costs nothing. */
  void nothing(Part part, long from, Reason reason) {
    long begin = Math.max(from, reached);
    if (begin < part.until() || part.from() == part.until()) {
      line(Fen.ZERO, begin, part.until(), part.rule(), reason);
    }
  }

  /** The newest line reaches a little further. */
  void extend(long until) {
    var newest = lines.remove(lines.size() - 1);
    lines.add(
        new Rating.Line(newest.amount(), newest.from(), until, newest.rule(), newest.reason()));
    reached = until;
  }

  /** Units of one price, a line for each day or 24 hours in which some begin. */
  void units(
      long units, UnitPrice.Step step, Reason.Place place, Part part, long from, long until) {
    long left = units;
    long at = from;
    while (left > 0) {
      long some = Math.min(left, begun(at, step.seconds()));
      long next = some == left ? until : at + some * step.seconds();
      var reason = new Reason.Units(place, some, step.minutes(), step.fen());
      line(step.fen().times(some), at, next, part.rule(), reason);
      left -= some;
      at = next;
    }
  }

  /** How many units begin, from a moment on, before a cap asks for the next line. */
  private long begun(long at, long unit) {
    long next = rate.nextWindow(windows, at);
    return next == Long.MAX_VALUE ? Long.MAX_VALUE : -Math.floorDiv(at - next, unit);
  }
}
