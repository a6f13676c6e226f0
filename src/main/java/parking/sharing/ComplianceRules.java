package parking.sharing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import parking.sharing.Finding.Rule;
import parking.sharing.Finding.Verdict;

/** Whether the spaces that have to be open were, and whether drivers were refused. Pure. */
public final class ComplianceRules {
  private static final int PERCENT = 100;
  private static final int BASIS_POINTS = 10_000;

  private ComplianceRules() {}

  /**
   * How many spaces were open at least.
   *
   * @param open on the day with the fewest
   * @param on the first day with so few
   * @param leastShare how many of a hundred have to be open
   */
  public record OpenShare(int capacity, int open, LocalDate on, int leastShare) {
    /** How many have to be open: a part of a space counts as a whole one. */
    public int needed() {
      return Math.toIntExact(((long) capacity * leastShare + PERCENT - 1) / PERCENT);
    }

    /** How many of ten thousand were open, rounded down. */
    public int basisPoints() {
      return Math.toIntExact((long) open * BASIS_POINTS / capacity);
    }

    boolean isKept() {
      return open >= needed();
    }

    /** Two digits after the point: 33.33. */
    private String percent() {
      return "%d.%02d".formatted(basisPoints() / PERCENT, basisPoints() % PERCENT);
    }
  }

  /**
   * The share of a lot's spaces that was open over some days: that of the day with the fewest.
   *
   * @param days with an end
   */
  public static OpenShare share(SharedLot lot, Days days, int leastShare) {
    var on =
        lot.changesIn(days).stream()
            .min(Comparator.comparingInt(lot::openOn).thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    return new OpenShare(lot.capacity(), lot.openOn(on), on, leastShare);
  }

  /** Whether enough spaces were open. */
  public static Finding finding(OpenShare it) {
    return new Finding(
        Rule.SHARE_OPEN,
        it.isKept() ? Verdict.KEPT : Verdict.BROKEN,
        "On %s %d of %d spaces (%s %%) were open to others; at least %d (%d %%) have to be."
            .formatted(
                it.on(), it.open(), it.capacity(), it.percent(), it.needed(), it.leastShare()),
        "%s开放泊位%d个，占全部%d个的%s%%；应开放至少%d个（%d%%）。"
            .formatted(
                it.on(), it.open(), it.capacity(), it.percent(), it.needed(), it.leastShare()),
        Map.of(
            "day", it.on(),
            "open", it.open(),
            "capacity", it.capacity(),
            "basisPoints", it.basisPoints(),
            "needed", it.needed(),
            "leastShare", it.leastShare()));
  }

  /**
   * Whether drivers were refused while a space was free; cars that a lot has blocked do not count.
   */
  public static Finding finding(Refusals it) {
    Map<String, Object> byReason = new TreeMap<>();
    it.byReason().forEach((why, count) -> byReason.put(why.name(), count));
    return new Finding(
        Rule.NO_REFUSAL,
        it.whileFree() == 0 ? Verdict.KEPT : Verdict.BROKEN,
        "%d drivers were refused a space, %d of them while one was free (%d blocked cars aside)."
            .formatted(it.all(), it.whileFree(), it.blockedWhileFree()),
        "共拒绝停车%d次，其中有空余泊位时拒绝%d次（不含禁入车辆%d次）。"
            .formatted(it.all(), it.whileFree(), it.blockedWhileFree()),
        Map.of(
            "refused", it.all(),
            "whileFree", it.whileFree(),
            "blockedWhileFree", it.blockedWhileFree(),
            "byReason", byReason));
  }
}
