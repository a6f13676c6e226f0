package billing.invoices.provider;

import billing.sandbox.invoices.InvoiceSandbox;

/** Lets other tests speak to the sandbox as the product does. */
public final class SandboxClient {
  private SandboxClient() {}

  /** A client of the sandbox. */
  public static HttpProvider open(InvoiceSandbox sandbox, String key) {
    return A_provider_over_HTTP.open(sandbox, key);
  }
}
