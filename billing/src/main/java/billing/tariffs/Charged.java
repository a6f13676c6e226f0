package billing.tariffs;

import billing.money.Fen;
import java.util.ArrayList;
import java.util.List;

/**
 * Which parts of a stay are charged, and which are free for a reason of their own. Free parts are
 * cut out of those that are charged; together they are the whole stay, without a gap.
 */
final class Charged {
  private final long from;
  private final long until;
  private List<Range> ranges = new ArrayList<>(2);
  private final List<Rating.Line> free = new ArrayList<>(2);

  Charged(long from, long until) {
    this.from = from;
    this.until = until;
    ranges.add(new Range(from, until));
  }

  /** From a moment until just before another, in seconds since 1970. */
  record Range(long from, long until) {
    long length() {
      return until - from;
    }
  }

  long from() {
    return from;
  }

  long until() {
    return until;
  }

  /** What is charged, in order. */
  List<Range> ranges() {
    return ranges;
  }

  /** What is charged without these ranges, which are in order. */
  List<Range> without(List<Range> others) {
    List<Range> kept = new ArrayList<>();
    for (var range : ranges) {
      long at = range.from();
      for (var other : others) {
        if (other.from() > at && other.from() < range.until()) {
          kept.add(new Range(at, other.from()));
        }
        at = Math.max(at, Math.min(other.until(), range.until()));
      }
      if (at < range.until()) {
        kept.add(new Range(at, range.until()));
      }
    }
    return kept;
  }

  /** What is free, in no order. */
  List<Rating.Line> free() {
    return free;
  }

  /** What of this range is charged so far is free. */
  void free(long begin, long end, String rule, Reason reason) {
    List<Range> kept = new ArrayList<>(ranges.size() + 1);
    for (var range : ranges) {
      long first = Math.max(begin, range.from());
      long last = Math.min(end, range.until());
      if (first >= last) {
        kept.add(range);
        continue;
      }
      free.add(new Rating.Line(Fen.ZERO, first, last, rule, reason));
      if (range.from() < first) {
        kept.add(new Range(range.from(), first));
      }
      if (last < range.until()) {
        kept.add(new Range(last, range.until()));
      }
    }
    ranges = kept;
  }

  /** The first minutes of what is charged so far are free. */
  void freeFirst(long minutes, String rule, Reason reason) {
    long left = minutes * 60;
    for (var range : List.copyOf(ranges)) {
      if (left > 0) {
        long some = Math.min(left, range.length());
        free(range.from(), range.from() + some, rule, reason);
        left -= some;
      }
    }
  }
}
