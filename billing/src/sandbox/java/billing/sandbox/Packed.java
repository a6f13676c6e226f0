package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A request as it came, kept small: a million of them have to fit into memory. */
final class Packed {
  private final byte[] json;

  private Packed(byte[] json) {
    this.json = json;
  }

  @JsonCreator
  static Packed of(ObjectNode request) {
    try {
      return new Packed(Json.MAPPER.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The request, a copy of its own each time. */
  @JsonValue
  ObjectNode open() {
    try {
      return (ObjectNode) Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packed packed
        && (Arrays.equals(json, packed.json) || open().equals(packed.open()));
  }

  @Override
  public int hashCode() {
    return open().hashCode();
  }
}
