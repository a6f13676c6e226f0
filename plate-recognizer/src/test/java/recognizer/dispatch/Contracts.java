package recognizer.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The schemas of messages, as the service reads by them. */
final class Contracts {
  static final Path FOLDER = Path.of("../docs/contracts");

  private Contracts() {}

  /** What is wrong with a message, {@code []} when nothing is. */
  static String faults(String schema, byte[] message) throws IOException {
    ObjectNode contract = (ObjectNode) new ObjectMapper().readTree(FOLDER.resolve(schema).toFile());
    contract.remove("$id"); // a plain name, which this validator does not take for an address
    JsonSchema rules =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                contract, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    return rules.validate(new String(message, StandardCharsets.UTF_8), InputFormat.JSON).toString();
  }
}
