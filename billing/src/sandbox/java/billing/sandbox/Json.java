package billing.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** JSON as the protocol uses it. */
final class Json {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * @throws Refusal when the text is no JSON object
   */
  static ObjectNode parse(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Refusal.badParameter("the body is not JSON: " + e.getOriginalMessage());
    }
    throw Refusal.badParameter("the body is not a JSON object");
  }

  /**
   * A text that must be there.
   *
   * @throws Refusal when it is missing, empty or longer than {@code longest}
   */
  static String text(ObjectNode from, String name, int longest) {
    var value = from.path(name).asText("");
    if (value.isBlank() || value.length() > longest) {
      throw Refusal.badParameter("输入源“/body/%s”字段必填，长度不超过%d".formatted(name, longest));
    }
    return value;
  }

  /**
   * A time such as {@code 2026-11-24T18:30:00+08:00}.
   *
   * @throws Refusal when it is none
   */
  static Instant time(ObjectNode from, String name) {
    try {
      return OffsetDateTime.parse(text(from, name, 32)).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.badParameter("输入源“/body/%s”不是RFC 3339时间".formatted(name));
    }
  }
}
