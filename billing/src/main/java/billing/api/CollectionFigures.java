package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** How much of what was charged is paid, and how fast. */
public interface CollectionFigures {
  /** The number of which rates are. */
  int ALL = 10_000;

  /**
   * Counts the bills for visits to a lot that ended from a time until, and without, another. A bill
   * is a visit charged to an account; one that was moved to another account is two.
   *
   * @param lot the lot's id, as {@link StayBegan} has it
   */
  Uni<Collected> count(String lot, Instant from, Instant until);

  /**
   * How many of ten thousand, as a whole number, half of one upwards; empty of nothing.
   *
   * @param part 0 to {@code whole}
   */
  static Optional<Long> perTenThousand(long part, long whole) {
    return whole == 0
        ? Optional.empty()
        : Optional.of((Math.multiplyExact(part, (long) ALL) + whole / 2) / whole);
  }

  /**
   * What became of bills.
   *
   * @param billed bills of more than nothing
   * @param amount what they came to when they were made
   * @param reachable those whose account has a payer or an address now
   * @param paid those that are paid wholly, with money
   * @param disputed those that their drivers disputed
   * @param wrong those that were lowered or undone, by a later account of the visit or a dispute
   * @param refunds money that went back for them
   */
  record Collected(
      long billed,
      Fen amount,
      long reachable,
      Paid paid,
      long disputed,
      long wrong,
      RefundTimes refunds) {}

  /**
   * Bills that are paid wholly, by how long after they were made; each counts in the later ones,
   * too. Those of bills that are younger than the time still grow.
   *
   * @param byNow at whatever time
   */
  record Paid(long within24Hours, long within7Days, long within30Days, long byNow) {}

  /**
   * How long refunds through gateways took from the order until the money was back.
   *
   * @param count how many are back
   * @param medianSeconds half of them took longer
   */
  record RefundTimes(long count, Optional<Long> medianSeconds, Optional<Long> longestSeconds) {}
}
