package billing.payments.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published form of policies, beside the program that reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_contract_of_collecting_policies {
  private static final Path CONTRACT =
      Path.of("../docs/contracts/collecting-policy.v1.schema.json");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              SchemaLocation.of("https://contracts.invalid/collecting-policy.v1.schema.json"),
              new ObjectMapper().readTree(CONTRACT.toFile()));
    } catch (IOException e) {
      throw new AssertionError(CONTRACT.toString(), e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/billing/payments/collecting-policy.yaml",
        "src/test/resources/billing/payments/policy.yaml"
      })
  void describes_the_policies_that_there_are(String file) throws IOException {
    assertThat(schema.validate(YAML.readTree(Path.of(file).toFile()))).isEmpty();
    assertThat(isTaken(YAML.readTree(Path.of(file).toFile()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/collecting",
        "/collecting/quiet_hours",
        "/collecting/retries",
        "/collecting/stop",
        "/groups/0"
      })
  void demands_what_the_program_demands(String place) throws IOException {
    var names = new ArrayList<String>();
    policy().at(place).fieldNames().forEachRemaining(names::add);
    assertThat(names).isNotEmpty();
    for (var name : names) {
      var without = policy();
      ((ObjectNode) without.at(place)).remove(name);
      assertThat(isTaken(without))
          .as("%s/%s", place, name)
          .isEqualTo(schema.validate(without).isEmpty());
    }
    var with = policy();
    ((ObjectNode) with.at(place)).put("unheard_of", 1);
    assertThat(List.of(isTaken(with), schema.validate(with).isEmpty())).containsOnly(false);
  }

  private static JsonNode policy() throws IOException {
    return YAML.readTree(
        Files.readString(Path.of("src/test/resources/billing/payments/policy.yaml")));
  }

  private static boolean isTaken(JsonNode policy) throws IOException {
    try {
      ReadingPolicies.read("policy.yaml", YAML.writeValueAsString(policy));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
