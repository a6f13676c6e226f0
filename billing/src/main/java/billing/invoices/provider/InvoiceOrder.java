package billing.invoices.provider;

import billing.api.Buyer;
import billing.money.Fen;

/**
 * An invoice to be issued.
 *
 * @param number ours, unique for all time, at most 32 letters and figures
 * @param what what it says
 * @param sum for how much
 */
public record InvoiceOrder(String number, What what, Sum sum) {

  /** What an invoice says. */
  public sealed interface What {
    /**
     * Something was sold (蓝字).
     *
     * @param receipt our number of the receipt, which is printed as a remark
     */
    record Blue(Seller seller, Buyer buyer, String item, String receipt) implements What {}

    /**
     * An invoice is taken back as a whole (红字).
     *
     * @param invoiceNumber the tax authority's number of that invoice
     */
    record Red(String invoiceNumber) implements What {}
  }

  /** Who sells. */
  public record Seller(String name, String taxNumber) {}

  /**
   * Money.
   *
   * @param amount with the tax in it
   * @param rateBasisPoints the rate of the tax in ten-thousandths: 600 are 6 %
   */
  public record Sum(Fen amount, Fen tax, int rateBasisPoints) {}
}
