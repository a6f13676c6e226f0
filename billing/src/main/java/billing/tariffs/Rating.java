package billing.tariffs;

import billing.api.ChargeView.Line;
import billing.money.Fen;
import java.util.List;

/**
 * What a stay costs and why.
 *
 * @param lines the items, in the order of time; a free stay has one line of nothing with its reason
 */
public record Rating(List<Line> lines) {
  public Rating {
    lines = List.copyOf(lines);
  }

  /** The sum of the lines. */
  public Fen amount() {
    return lines.stream().map(Line::amount).reduce(Fen.ZERO, Fen::plus);
  }
}
