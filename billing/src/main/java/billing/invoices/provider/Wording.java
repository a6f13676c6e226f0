package billing.invoices.provider;

import billing.api.TaxNumber;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** What is said on the wire, as docs/contracts/invoice-provider.md has it. */
final class Wording {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wording() {}

  /** The same order always makes the same text. */
  static String of(InvoiceOrder order) {
    var body = JSON.createObjectNode();
    body.put("number", order.number());
    body.put("amount_fen", order.sum().amount().count());
    body.put("tax_fen", order.sum().tax().count());
    body.put("rate_basis_points", order.sum().rateBasisPoints());
    if (order.what() instanceof InvoiceOrder.What.Blue blue) {
      blue(body, blue);
    } else if (order.what() instanceof InvoiceOrder.What.Red red) {
      body.put("kind", "red");
      body.put("takes_back", red.invoiceNumber());
    }
    return body.toString();
  }

  private static void blue(ObjectNode body, InvoiceOrder.What.Blue blue) {
    body.put("kind", "blue");
    body.put("item", blue.item());
    body.put("remark", blue.receipt());
    var seller = body.putObject("seller");
    seller.put("name", blue.seller().name());
    seller.put("tax_number", blue.seller().taxNumber());
    var buyer = body.putObject("buyer");
    buyer.put("kind", blue.buyer().kind().name().toLowerCase(Locale.ROOT));
    buyer.put("title", blue.buyer().title());
    buyer.put("tax_number", blue.buyer().taxNumber().map(TaxNumber::value).orElse(""));
    buyer.put("email", blue.buyer().email());
  }

  /**
   * @param number the order's, which the answer has to name
   */
  static ProviderReply reply(String number, int status, String body) {
    try {
      var said = JSON.readTree(body);
      if (status == 404) {
        return new ProviderReply.NotFound();
      }
      if (status == 422) {
        return new ProviderReply.Refused(text(said, "code"), text(said, "message"));
      }
      if (status != 200 || !number.equals(said.path("number").asText())) {
        return new ProviderReply.Silence("the provider answered %d".formatted(status));
      }
      return state(said);
    } catch (JsonProcessingException | DateTimeException e) {
      return new ProviderReply.Silence("the answer is not what the contract says");
    }
  }

  private static ProviderReply state(JsonNode said) {
    return switch (text(said, "state")) {
      case "accepted" -> new ProviderReply.Accepted();
      case "issued" ->
          text(said, "invoice_number").isEmpty()
              ? new ProviderReply.Silence("an invoice without a number")
              : new ProviderReply.Issued(
                  text(said, "invoice_number"),
                  text(said, "link"),
                  Instant.parse(text(said, "issued_at")));
      case "refused" -> new ProviderReply.Refused(text(said, "code"), text(said, "message"));
      default -> new ProviderReply.Silence("the answer names no state that is known");
    };
  }

  private static String text(JsonNode said, String name) {
    return said.path(name).asText("");
  }
}
