package billing.invoices;

import billing.api.InvoiceView.Kind;
import billing.money.Fen;
import java.util.List;
import java.util.Optional;

/** Decides what is to be issued for a receipt, so that the invoice in force says what is true. */
final class NextInvoice {
  private NextInvoice() {}

  /**
   * An order for the receipt that was written down.
   *
   * @param request which of the receipt's requests it was made by
   * @param reddens of a red one: the number of the blue one that it takes back; empty otherwise
   */
  record Document(
      String number, Kind kind, Fen amount, int request, String reddens, Invoice invoice) {
    boolean isInFlight() {
      return invoice instanceof Invoice.InFlight;
    }

    boolean isIssued() {
      return invoice instanceof Invoice.Issued;
    }
  }

  /** What is to be issued. */
  sealed interface Step {
    /** An invoice for what is left. */
    record Blue(Fen amount) implements Step {}

    /** One that takes another back. */
    record Red(Document blue) implements Step {}
  }

  /**
   * At most one order is under way, so at most one blue invoice is in force at any time. What the
   * provider has refused is not tried again by the same request: a person has to change something.
   *
   * @param request the newest request
   * @param left what was paid and has not gone back
   * @param all the receipt's documents
   */
  static Optional<Step> of(int request, Fen left, List<Document> all) {
    if (all.stream().anyMatch(Document::isInFlight)) {
      return Optional.empty();
    }
    var inForce =
        all.stream()
            .filter(it -> it.kind() == Kind.BLUE && it.isIssued())
            .filter(it -> all.stream().noneMatch(red -> takesBack(red, it)))
            .findFirst();
    if (inForce.isPresent()) {
      var blue = inForce.get();
      var isTrue = blue.amount().equals(left) && blue.request() == request;
      var wasRefused =
          all.stream()
              .anyMatch(it -> it.reddens().equals(blue.number()) && it.request() == request);
      return isTrue || wasRefused ? Optional.empty() : Optional.of(new Step.Red(blue));
    }
    var wasRefused =
        all.stream()
            .anyMatch(
                it ->
                    it.kind() == Kind.BLUE
                        && !it.isIssued()
                        && it.request() == request
                        && it.amount().equals(left));
    return left.isZero() || wasRefused ? Optional.empty() : Optional.of(new Step.Blue(left));
  }

  private static boolean takesBack(Document red, Document blue) {
    return red.isIssued() && red.reddens().equals(blue.number());
  }
}
