package billing.gateways.alipay;

import billing.money.Fen;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer of Alipay whose signature fits.
 *
 * @param fields the content of {@code ..._response}
 */
record Told(JsonNode fields) {
  /** A field as text; empty when it is missing or blank. */
  Optional<String> text(String name) {
    return Optional.of(fields.path(name).asText("")).filter(text -> !text.isBlank());
  }

  /** Whether a field says exactly this. */
  boolean says(String name, String expected) {
    return text(name).filter(expected::equals).isPresent();
  }

  /** A field in yuan. */
  Optional<Fen> fen(String name) {
    return text(name).flatMap(Yuan::fen);
  }

  /** A field with a time. */
  Optional<Instant> time(String name) {
    return text(name).flatMap(ChinaTime::instant);
  }
}
