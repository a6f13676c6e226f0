package billing.charges;

import billing.money.Fen;
import java.util.Collection;

/**
 * What was granted for a visit: a part of its price, or all of it. It is granted for the visit, not
 * for one charge of it, so it holds for every later charge, too.
 */
public sealed interface Relief {
  /** So much, or the price where that is less. */
  record Part(Fen amount) implements Relief {
    public Part {
      if (amount.isZero()) {
        throw new IllegalArgumentException("a relief of nothing is none");
      }
    }
  }

  /** The visit costs nothing, whatever its price is. */
  record Whole() implements Relief {}

  /** By how much the granted reliefs lower a price. */
  static Fen of(Collection<Relief> granted, Fen price) {
    var sum = Fen.ZERO;
    for (var relief : granted) {
      if (relief instanceof Part part) {
        sum = sum.plus(part.amount());
      } else {
        return price;
      }
    }
    return sum.min(price);
  }
}
