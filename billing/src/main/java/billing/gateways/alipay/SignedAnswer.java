package billing.gateways.alipay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * An answer of the gateway, taken apart without touching the signed text: the signature covers the
 * value of {@code ..._response} letter by letter, blanks included.
 *
 * @param content that value
 * @param signature empty when the answer has none, as some of the gateway's own errors
 */
record SignedAnswer(String content, Optional<String> signature) {
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final String ERROR = "error_response";

  /**
   * Takes an answer apart.
   *
   * @return empty when the text is no such answer
   */
  static Optional<SignedAnswer> of(Method method, String text) {
    try (var json = STRICT.createParser(text)) {
      return json.nextToken() == JsonToken.START_OBJECT
          ? members(json, method, text)
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<SignedAnswer> members(JsonParser json, Method method, String text)
      throws IOException {
    String content = null;
    String signature = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var value = json.nextToken();
      if (value == JsonToken.START_OBJECT && (name.equals(method.member()) || name.equals(ERROR))) {
        if (content != null) {
          return Optional.empty();
        }
        var start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        content = text.substring(start, (int) json.currentLocation().getCharOffset());
      } else if (value == JsonToken.VALUE_STRING && name.equals("sign")) {
        signature = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return json.nextToken() == null && content != null
        ? Optional.of(new SignedAnswer(content, Optional.ofNullable(signature)))
        : Optional.empty();
  }
}
