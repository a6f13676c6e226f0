package billing.tariffs;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A price and what it is made of.
 *
 * @param lines at least one, in the order of the stay; a line may be of nothing, to say why. From
 *     the first line's beginning to the last one's end they leave no time out and take none twice.
 */
public record Rating(List<Line> lines) {
  public Rating {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a price needs at least one line that explains it");
    }
  }

  /** The whole price: the sum of the lines. */
  public Fen total() {
    long sum = 0;
    for (var line : lines) {
      sum = Math.addExact(sum, line.amount().count());
    }
    return Fen.fen(sum);
  }

  /**
   * One item of the price.
   *
   * @param from where the part of the stay begins that it is for, in seconds since 1970
   * @param until where that part ends; the second is not part of it
   * @param rule the place in the tariff's document that made it
   */
  public record Line(Fen amount, long from, long until, String rule, Reason reason) {
    /** How long the part of the stay is. */
    public Duration length() {
      return Duration.ofSeconds(until - from);
    }

    /** When the part of the stay begins. */
    public Instant begins() {
      return Instant.ofEpochSecond(from);
    }

    Line with(Fen other, String by, Reason because) {
      return new Line(other, from, until, by, because);
    }
  }
}
