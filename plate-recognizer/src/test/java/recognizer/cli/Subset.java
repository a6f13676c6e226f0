package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares JSON as far as something is expected of it. */
final class Subset {
  private Subset() {}

  static void hold(JsonNode actual, JsonNode expected, String where) {
    if (expected.isObject()) {
      expected
          .properties()
          .forEach(f -> hold(actual.path(f.getKey()), f.getValue(), where + "." + f.getKey()));
    } else if (expected.isArray()) {
      assertThat(actual.size()).as(where).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        hold(actual.path(i), expected.path(i), where + "." + i);
      }
    } else if (expected.isNumber()) {
      assertThat(actual.isNumber()).as(where).isTrue();
      assertThat(actual.asDouble()).as(where).isEqualTo(expected.asDouble());
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }
}
