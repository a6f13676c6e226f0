package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published form of tariffs and calendars, beside the program that reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_contract_of_tariffs {
  private static final Path CONTRACTS = Path.of("../docs/contracts");
  private static final Path PUBLISHED = Path.of("src/main/resources/billing/tariffs");
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final JsonSchema TARIFF = schema("tariff.v1.schema.json");
  private static final JsonSchema CALENDAR = schema("calendar.v1.schema.json");

  private static JsonSchema schema(String file) {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              SchemaLocation.of("https://contracts.invalid/" + file),
              new ObjectMapper().readTree(CONTRACTS.resolve(file).toFile()),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  static List<Path> notices() throws IOException {
    return Stream.of(Path.of("vectors/tariffs"), PUBLISHED)
        .flatMap(The_contract_of_tariffs::yaml)
        .toList();
  }

  static List<Path> calendars() {
    return yaml(PUBLISHED.resolve("calendars")).toList();
  }

  private static Stream<Path> yaml(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(folder.toString(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void describes_every_notice(Path notice) throws IOException {
    assertThat(TARIFF.validate(YAML.readTree(notice.toFile()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void describes_every_year_of_a_calendar(Path year) throws IOException {
    assertThat(CALENDAR.validate(YAML.readTree(year.toFile()))).isEmpty();
  }

  @Test
  void demands_what_the_program_demands() throws IOException {
    var notice = PUBLISHED.resolve("hangzhou-road.yaml");
    for (var place :
        List.of(
            "",
            "/notice",
            "/notice/examples/0",
            "/choices",
            "/vehicles/small",
            "/zones/core",
            "/zones/core/rates/small",
            "/zones/core/rates/small/free",
            "/zones/core/rates/small/days/0",
            "/zones/core/rates/small/days/0/periods/0",
            "/zones/core/rates/small/days/0/periods/0/price/units",
            "/zones/core/rates/small/days/0/periods/1/price/flat")) {
      var names = YAML.readTree(notice.toFile()).at(place).fieldNames();
      while (names.hasNext()) {
        var name = names.next();
        var without = YAML.readTree(notice.toFile());
        ((ObjectNode) without.at(place)).remove(name);
        assertThat(isTaken(without))
            .as("%s without %s", place, name)
            .isEqualTo(TARIFF.validate(without).isEmpty());
      }
      var with = YAML.readTree(notice.toFile());
      ((ObjectNode) with.at(place)).put("unheard_of", 1);
      assertThat(isTaken(with)).as(place).isFalse();
      assertThat(TARIFF.validate(with)).as(place).isNotEmpty();
    }
  }

  private static boolean isTaken(JsonNode notice) throws IOException {
    try {
      ReadingNotices.read(
          "notice.yaml", YAML.writeValueAsString(notice), ReadingCalendars.listed());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
