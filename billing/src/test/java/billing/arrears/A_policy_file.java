package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_policy_file {
  private static final String OWN =
      """
      use: default
      places:
        - { name: 北京, families: [beijing-road], use: beijing }
        - { name: an operator, lots: [hill], use: strict }
      policies:
        - name: strict
          grace_minutes: 0
          reminders:
            - { day: 0, channels: [sms] }
          then:
            suspension: { visits: 1 }
      """;

  @Test
  void says_which_policy_governs_which_place() {
    var policies = Policies.parse("own.yaml", OWN);
    assertThat(policies.of("west-lake", "hangzhou-road/core").name()).isEqualTo("default");
    assertThat(policies.of("ring", "beijing-road/first").name()).isEqualTo("beijing");
    assertThat(policies.of("hill", "beijing-road/first").name()).isEqualTo("strict");
  }

  @Test
  void is_not_needed() {
    assertThat(Policies.standard().of("any", "any/zone").name()).isEqualTo("default");
  }

  @Test
  void is_refused_with_the_thing_that_is_wrong() {
    isRefused(
        "use: moon", "own.yaml: no policy is called moon; there are [beijing, default, none]");
    isRefused(OWN.replace("[sms]", "[pigeon]"), "policy strict: no channel is called pigeon");
    isRefused(OWN.replace("[sms]", "[]"), "the reminder of day 0 has no channel");
    isRefused(OWN.replace("visits: 1", "visits: 0"), "suspension: at least 1 visit");
    isRefused(OWN.replace("lots: [hill], ", ""), "names neither lots nor families");
    isRefused(OWN.replace("name: strict", "name: none"), "two policies called none");
    isRefused(OWN.replace("grace_minutes", "grace"), "line");
    isRefused("", "own.yaml");
  }

  @Test
  void is_as_the_contract_has_it() throws IOException {
    var contract = Path.of("../docs/contracts/arrears-policy.v1.schema.json");
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                SchemaLocation.of("https://contracts.invalid/arrears-policy.v1"),
                new ObjectMapper().readTree(contract.toFile()));
    ObjectMapper yaml = new YAMLMapper();
    assertThat(schema.validate(yaml.readTree(OWN))).isEmpty();
    assertThat(schema.validate(yaml.readTree(OWN.replace("sms", "pigeon")))).isNotEmpty();
    for (var preset : Policies.PRESETS) {
      var file = Path.of("src/main/resources/billing/arrears/" + preset + ".yaml");
      var document = yaml.createObjectNode();
      document.putArray("policies").add(yaml.readTree(Files.readString(file)));
      assertThat(schema.validate(document)).as(preset).isEmpty();
    }
  }

  private static void isRefused(String yaml, String because) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policies.parse("own.yaml", yaml))
        .withMessageContaining(because);
  }
}
