package billing.invoices.provider;

import java.time.Instant;

/** What a provider says about an invoice. */
public sealed interface ProviderReply {
  /**
   * It is issued.
   *
   * @param invoiceNumber the tax authority's
   * @param link where it can be fetched; empty when there is no such place
   */
  record Issued(String invoiceNumber, String link, Instant at) implements ProviderReply {}

  /** The order stands, the invoice is being made: ask later. */
  record Accepted() implements ProviderReply {}

  /** There will be no invoice under this number; the code is the provider's own. */
  record Refused(String code, String message) implements ProviderReply {}

  /** The provider has never heard of the order, so sending it (again) is safe. */
  record NotFound() implements ProviderReply {}

  /** No answer, or one that could not be trusted: the invoice may or may not be issued. */
  record Silence(String why) implements ProviderReply {}
}
