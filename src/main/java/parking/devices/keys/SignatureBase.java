package parking.devices.keys;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text that is signed: RFC 9421 section 2.5. Each component is a line of its name in quotation
 * marks and its value; the last line tells which components there are and how they were signed.
 */
final class SignatureBase {
  private SignatureBase() {}

  /**
   * @param components the values of the components by their names, in the order of the signature
   * @param parameters what stands in {@code Signature-Input} after the label
   */
  static byte[] of(Map<String, String> components, String parameters) {
    var lines =
        components.entrySet().stream()
            .map(one -> "\"%s\": %s\n".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining());
    return "%s\"@signature-params\": %s"
        .formatted(lines, parameters)
        .getBytes(StandardCharsets.UTF_8);
  }
}
