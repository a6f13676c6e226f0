package billing.invoices.provider;

import io.smallrye.mutiny.Uni;

/**
 * A company that has e-invoices issued by the tax authority. Calls never fail: whatever goes wrong
 * on the way is a reply, and {@link ProviderReply.Silence} when nobody can tell what happened.
 */
public interface InvoiceProvider {
  /** Orders an invoice. The order's number is ours, so the same again is the same invoice. */
  Uni<ProviderReply> issue(InvoiceOrder order);

  /** Asks what became of an order. */
  Uni<ProviderReply> query(String number);
}
