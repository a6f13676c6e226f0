package billing.sandbox.invoices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sandbox was ordered and has issued. */
final class InvoiceBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> issued = new ArrayList<>();

  /** An answer before it is signed. */
  record Said(int status, String body) {}

  /** An order and what became of it. */
  private static final class Entry {
    private final String body;
    private final JsonNode order;
    private String state = "accepted";
    private String number = "";
    private int queries;

    Entry(String body, JsonNode order) {
      this.body = body;
      this.order = order;
    }
  }

  synchronized Said order(String body, Optional<InvoiceFault> fault) {
    JsonNode order;
    try {
      order = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return refusal("MALFORMED", "no JSON");
    }
    var number = order.path("number").asText();
    var known = entries.get(number);
    if (known != null) {
      return known.body.equals(body) ? said(number, known) : refusal("NUMBER_REUSED", number);
    }
    var wrong = wrong(order);
    if (wrong.isPresent() || fault.filter(it -> it == InvoiceFault.REFUSE).isPresent()) {
      return refusal("REFUSED", wrong.orElse("simulated"));
    }
    var entry = new Entry(body, order);
    entries.put(number, entry);
    if (fault.filter(it -> it == InvoiceFault.LATE).isEmpty()) {
      issue(entry);
    }
    return said(number, entry);
  }

  /** What the tax authority would not have. */
  private Optional<String> wrong(JsonNode order) {
    long amount = order.path("amount_fen").asLong();
    long rate = order.path("rate_basis_points").asLong();
    long tax =
        BigDecimal.valueOf(amount * rate)
            .divide(BigDecimal.valueOf(10_000 + rate), 0, RoundingMode.HALF_UP)
            .longValueExact();
    if (amount < 1 || tax != order.path("tax_fen").asLong()) {
      return Optional.of("the tax of %d at %d is %d".formatted(amount, rate, tax));
    }
    if (order.path("kind").asText().equals("blue")) {
      return order.path("buyer").path("title").asText().isEmpty()
          ? Optional.of("no buyer")
          : Optional.empty();
    }
    var blue = order.path("takes_back").asText();
    var takenBack =
        entries.values().stream().anyMatch(it -> it.order.path("takes_back").asText().equals(blue));
    return entries.values().stream()
        .filter(it -> it.number.equals(blue) && !takenBack)
        .filter(it -> it.order.path("amount_fen").asLong() == amount)
        .findFirst()
        .map(it -> Optional.<String>empty())
        .orElse(Optional.of("there is no such invoice to take back"));
  }

  private void issue(Entry entry) {
    entry.state = "issued";
    entry.number = "%020d".formatted(26_330_000_000_000_000L + entries.size());
    issued.add(
        "%s %d %s"
            .formatted(
                entry.order.path("kind").asText(),
                entry.order.path("amount_fen").asLong(),
                entry.order.path("number").asText()));
  }

  synchronized Said query(String number) {
    var entry = entries.get(number);
    if (entry == null) {
      return new Said(404, "{\"code\":\"NOT_FOUND\"}");
    }
    if (entry.state.equals("accepted") && ++entry.queries > 1) {
      issue(entry);
    }
    return said(number, entry);
  }

  private static Said said(String number, Entry entry) {
    var body = JSON.createObjectNode().put("number", number).put("state", entry.state);
    if (entry.state.equals("issued")) {
      body.put("invoice_number", entry.number)
          .put("link", "https://invoices.invalid/" + entry.number)
          .put("issued_at", Instant.now().toString());
    }
    return new Said(200, body.toString());
  }

  private static Said refusal(String code, String message) {
    return new Said(
        422, JSON.createObjectNode().put("code", code).put("message", message).toString());
  }

  synchronized List<String> issued() {
    return List.copyOf(issued);
  }
}
