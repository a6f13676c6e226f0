package billing.sandbox;

/** What the channel keeps: 0.6 % of a payment, rounded half up to a fen. */
final class Fees {
  static final String RATE = "0.60%";

  private Fees() {}

  static long of(long fen) {
    return (Math.multiplyExact(fen, 6) + 500) / 1000;
  }

  /**
   * What comes back of the fee with a refund: never more in all than the fee of what has gone back
   * in all, so a payment that has gone back whole costs nothing.
   *
   * @param earlier what had gone back of the order before
   */
  static long back(long earlier, long refund) {
    return of(earlier + refund) - of(earlier);
  }

  /** Fen as bills write them, for example 12.50. */
  static String yuan(long fen) {
    return "%s%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100);
  }

  /** Fees have five decimals in bills. */
  static String fee(long fen) {
    return yuan(fen) + "000";
  }
}
