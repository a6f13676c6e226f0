package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The e-invoices (数电发票) of one receipt.
 *
 * @param receipt the receipt's number
 * @param wanted what was paid by the receipt and has not gone back: so much the invoice in force is
 *     for, or will be
 * @param documents the oldest first
 */
public record InvoiceView(String receipt, Buyer buyer, Fen wanted, List<Document> documents) {

  /**
   * An invoice.
   *
   * @param number ours, which the provider has, too
   * @param kind blue (蓝字) says what was sold, red (红字) takes a blue one back
   * @param amount with the tax in it
   * @param state PREPARED, SENT, ACCEPTED, UNKNOWN, ISSUED or REFUSED
   * @param issued how it was issued, if it was
   * @param why the provider's last words, when it refused
   */
  public record Document(
      String number,
      Kind kind,
      Fen amount,
      Fen tax,
      String state,
      Optional<Issued> issued,
      Optional<String> why) {}

  /** What a document does. */
  public enum Kind {
    BLUE,
    RED
  }

  /**
   * How it was issued.
   *
   * @param number the tax authority's
   * @param link where it can be fetched; empty when the provider names no place
   */
  public record Issued(String number, String link, Instant at) {}
}
