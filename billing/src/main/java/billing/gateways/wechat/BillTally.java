package billing.gateways.wechat;

import java.util.Map;
import java.util.TreeMap;

/** What the details of a bill add up to, to be held against the totals at its end. */
final class BillTally {
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> sums = new TreeMap<>();

  /** The total of this name counts lines; one that counts nothing is zero. */
  void count(String total, long more) {
    counts.merge(total, more, Math::addExact);
  }

  /** The total of this name adds up fen. */
  void add(String total, long fen) {
    sums.merge(total, fen, Math::addExact);
  }

  /**
   * @throws BadBill naming the first total that the details do not add up to
   */
  void check(BillRow totals) {
    counts.forEach((name, count) -> same(name, count, totals.count(name)));
    sums.forEach((name, fen) -> same(name, fen, totals.signedFen(name)));
  }

  private static void same(String name, long details, long total) {
    if (details != total) {
      throw new BadBill(
          "the bill is not whole: its lines make %s %d, its end says %d"
              .formatted(name, details, total));
    }
  }
}
