package billing.gateways;

import billing.api.Prepayments;
import io.smallrye.mutiny.Uni;

/**
 * Where a person pays an order on a page of the gateway's own. Calls never fail, as those of a
 * {@link Gateway} do not.
 */
public interface Checkout {
  /** Whether a person who is there can pay. */
  boolean serves(Prepayments.Client client);

  /**
   * Has an order made that waits for its payer. The same order again is the same one, and answers a
   * token that is fresh.
   */
  Uni<Opening> open(CheckoutOrder order);

  /**
   * The same, but a refusal is believed only when the gateway, asked again, holds no such order: it
   * may have been made by a call whose answer was lost.
   */
  default Uni<Opening> openSurely(CheckoutOrder order) {
    return open(order)
        .chain(
            reply ->
                reply instanceof Opening.Refused refused
                    ? query(order.orderNumber()).map(refused::unless)
                    : Uni.createFrom().item(reply));
  }

  /**
   * How the payer comes to the page. It asks nobody.
   *
   * @param token as it was answered
   */
  Prepayments.Go go(CheckoutOrder order, String token);

  /** Asks what became of an order; one that waits for its payer is accepted. */
  Uni<Reply> query(String orderNumber);

  /**
   * Closes an order, so that nobody can pay it any more: it is refused then. One that was paid
   * before cannot be closed, and is told as paid.
   */
  Uni<Reply> close(String orderNumber);

  /** Sends money back, as {@link Gateway#refund} does. */
  Uni<RefundReply> refund(RefundOrder order);

  /** Asks what became of a refund, as {@link Gateway#queryRefund} does. */
  Uni<RefundReply> queryRefund(RefundOrder order);

  /** What the gateway says to an order that is to wait for its payer. */
  sealed interface Opening {
    /**
     * It waits.
     *
     * @param token the gateway's own, with which its page is opened
     */
    record Opened(String token) implements Opening {}

    /** It will never be paid under this number. */
    record Refused(String code, String message) implements Opening {
      private Opening unless(Reply known) {
        return known instanceof Reply.NotFound || known instanceof Reply.Refused
            ? this
            : new Silence("refused, though it is there: " + code);
      }
    }

    /** No answer, or one that could not be trusted: the order may wait or not. */
    record Silence(String why) implements Opening {}
  }
}
