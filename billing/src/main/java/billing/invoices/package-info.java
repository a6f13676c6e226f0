/**
 * E-invoices (数电发票): asked for by whoever has a receipt, issued by a provider, and taken back when
 * the money goes back.
 */
package billing.invoices;
