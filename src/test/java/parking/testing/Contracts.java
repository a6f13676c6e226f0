package parking.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** The messages that cross a process, as {@code docs/contracts} has them. */
public final class Contracts {
  private static final Path FOLDER = Path.of("../docs/contracts");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contracts() {}

  /**
   * What is wrong with a message; empty when nothing is.
   *
   * @param name of the contract, such as {@code passage.v1}
   */
  public static Set<ValidationMessage> faults(String name, JsonNode message) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(
            SchemaLocation.of("https://contracts.invalid/" + name),
            read(FOLDER.resolve(name + ".schema.json")),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
        .validate(message);
  }

  /** Where an example of a message is. */
  public static Path example(String name) {
    return FOLDER.resolve("examples").resolve(name + ".json");
  }

  /** An example of a message, read. */
  public static JsonNode readExample(String name) {
    return read(example(name));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
