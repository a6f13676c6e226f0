package billing.gateways;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A company that takes money from drivers, for example WeChat Pay. Calls never fail: whatever goes
 * wrong on the way is a reply, and {@link Reply.Silence} when nobody can tell what happened.
 */
public interface Gateway {
  /** Where people pay orders themselves; empty for a gateway that has no such page. */
  default Optional<Checkout> checkout() {
    return Optional.empty();
  }

  /** Short lower-case name, kept with every attempt, for example {@code wechat}. */
  String name();

  /** Tells the gateway that a car has entered; a gateway that does not care answers at once. */
  Uni<EntryReply> enter(EntryNotice notice);

  /** Orders a payment. The order's number is ours, so the same order again is the same payment. */
  Uni<Reply> charge(ChargeOrder order);

  /** Asks what became of an order. */
  Uni<Reply> query(String orderNumber);

  /** Sends money back. The refund's number is ours, so the same again is the same refund. */
  Uni<RefundReply> refund(RefundOrder order);

  /**
   * Asks what became of a refund.
   *
   * @param order the refund as it was ordered
   */
  Uni<RefundReply> queryRefund(RefundOrder order);

  /**
   * The payments and refunds that the gateway counts to a day.
   *
   * @param day by China's clock
   */
  Uni<BillReply<BillLine>> trades(LocalDate day);

  /**
   * The movements of our account at the gateway that it counts to a day.
   *
   * @param day by China's clock
   */
  Uni<BillReply<FundLine>> funds(LocalDate day);

  /** Its agreements with drivers; empty for a gateway that has none. */
  default Optional<Agreeing> agreeing() {
    return Optional.empty();
  }
}
