/**
 * The port to whoever issues e-invoices, and its adapter over HTTP. What is said on the wire is our
 * own: docs/contracts/invoice-provider.md.
 */
package billing.invoices.provider;
