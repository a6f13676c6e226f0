package billing.money;

/**
 * An amount of money: a whole, never negative number of fen (分, one hundredth of a yuan).
 *
 * @param count how many fen, zero or more
 */
public record Fen(long count) implements Comparable<Fen> {
  /** Nothing to pay. */
  public static final Fen ZERO = new Fen(0);

  public Fen {
    if (count < 0) {
      throw new IllegalArgumentException("an amount is never negative: " + count + " fen");
    }
  }

  /**
   * @throws IllegalArgumentException when {@code count} is negative
   */
  public static Fen fen(long count) {
    return count == 0 ? ZERO : new Fen(count);
  }

  /**
   * @throws ArithmeticException when the sum does not fit
   */
  public Fen plus(Fen other) {
    return fen(Math.addExact(count, other.count));
  }

  /**
   * @throws IllegalArgumentException when {@code other} is the larger amount
   */
  public Fen minus(Fen other) {
    return fen(Math.subtractExact(count, other.count));
  }

  /**
   * @throws ArithmeticException when the product does not fit
   */
  public Fen times(long units) {
    return fen(Math.multiplyExact(count, units));
  }

  /** The smaller of the two amounts. */
  public Fen min(Fen other) {
    return count <= other.count ? this : other;
  }

  public boolean isZero() {
    return count == 0;
  }

  /** The amount as a person reads it: yuan with two decimals, for example {@code 13.75}. */
  public String inYuan() {
    return "%d.%02d".formatted(count / 100, count % 100);
  }

  @Override
  public int compareTo(Fen other) {
    return Long.compare(count, other.count);
  }

  @Override
  public String toString() {
    return count + " fen";
  }
}
