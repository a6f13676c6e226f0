/**
 * A provider of e-invoices that issues none: it speaks docs/contracts/invoice-provider.md with
 * signatures both ways, for tests. It shares no code with the product.
 */
package billing.sandbox.invoices;
