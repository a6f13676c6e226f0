package billing.gateways;

import io.smallrye.mutiny.Uni;

/**
 * A company that takes money from drivers, for example WeChat Pay. Calls never fail: whatever goes
 * wrong on the way is a reply, and {@link Reply.Silence} when nobody can tell what happened.
 */
public interface Gateway {
  /** Short lower-case name, kept with every attempt, for example {@code wechat}. */
  String name();

  /** Tells the gateway that a car has entered; a gateway that does not care answers at once. */
  Uni<EntryReply> enter(EntryNotice notice);

  /** Orders a payment. The order's number is ours, so the same order again is the same payment. */
  Uni<Reply> charge(ChargeOrder order);

  /** Asks what became of an order. */
  Uni<Reply> query(String orderNumber);
}
