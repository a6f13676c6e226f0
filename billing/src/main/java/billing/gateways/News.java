package billing.gateways;

/**
 * What a gateway tells without being asked, once it is verified and decrypted.
 *
 * @param gateway the gateway's name
 * @param id the gateway's own number of the notification: the same number is the same notification
 * @param about what it says
 */
public record News(String gateway, String id, About about) {

  /** What a notification is about. */
  public sealed interface About {
    /** An order's fate, or, for money that the gateway had advanced, that the payer repaid it. */
    record OfOrder(String orderNumber, Reply reply) implements About {}

    /** A refund's fate. */
    record OfRefund(String refundNumber, RefundReply reply) implements About {}

    /**
     * The gateway changed its mind about a car inside.
     *
     * @param entryNumber our number of the entry
     */
    record OfEntry(String entryNumber, EntryReply reply) implements About {}

    /** True, but nothing that we act upon. */
    record Other(String event) implements About {}
  }
}
