package billing.tariffs;

import billing.money.Fen;
import java.util.List;

/**
 * A price and what it is made of.
 *
 * @param lines at least one, in the order of the stay; a line may be of nothing, to say why
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
    return lines.stream().map(Line::amount).reduce(Fen.ZERO, Fen::plus);
  }

  /** One item of the price, with its reason in English and Chinese. */
  public record Line(Fen amount, String reason, String reasonZh) {}
}
