package billing.payments;

import billing.money.Fen;
import java.util.ArrayList;
import java.util.List;

/**
 * Which payments of a visit a refund is taken from: the newest first, none for more than it took
 * and has not given back yet.
 *
 * @param byHand what no gateway can give back: it was paid by hand, or gateways have refused
 */
record RefundPlan(List<Part> parts, Fen byHand) {
  /**
   * A payment through a gateway.
   *
   * @param given what went back of it already or is on its way
   */
  record Paid(String order, Fen taken, Fen given) {}

  /** What goes back of one payment. */
  record Part(String order, Fen amount) {}

  static RefundPlan of(Fen amount, List<Paid> newestFirst) {
    var left = amount;
    var parts = new ArrayList<Part>();
    for (var paid : newestFirst) {
      var part = left.min(paid.taken().minus(paid.given()));
      if (!part.isZero()) {
        parts.add(new Part(paid.order(), part));
        left = left.minus(part);
      }
    }
    return new RefundPlan(List.copyOf(parts), left);
  }
}
