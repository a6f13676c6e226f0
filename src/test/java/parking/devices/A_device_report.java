package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.problems.Problem;
import parking.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_device_report {
  private static final Path EXAMPLE = Contracts.example("device-report");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private static Report parse(String body) {
    return ReportParser.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void is_what_the_contract_says_in_its_example() {
    assertThat(Contracts.faults("device-report.v1", Contracts.readExample("device-report")))
        .isEmpty();
  }

  @Test
  void is_understood_by_the_service() throws IOException {
    var report = ReportParser.parse(Files.readAllBytes(EXAMPLE));
    assertThat(report.device()).isEqualTo("west-lake-edge");
    assertThat(report.sentAt()).isEqualTo("2026-11-24T00:31:00Z");
    assertThat(report.program()).contains("plate-recognizer 0.1.0");
    assertThat(report.journal().waiting()).isEqualTo(2);
    assertThat(report.journal().oldestWaitingAt()).contains(Instant.parse("2026-11-24T00:30:41Z"));
    assertThat(report.journal().picturesDropped()).contains(0L);
    assertThat(report.lanes()).hasSize(2);
    assertThat(report.lanes().get(0).ailments()).isEmpty();
    assertThat(report.lanes().get(1).ailments()).containsExactly(Ailment.SILENT);
    assertThat(report.lanes().get(1).lastReadingAt()).isEmpty();
  }

  @Test
  void is_answered_as_the_contract_says() {
    for (var unknown : List.of(List.<String>of(), List.of("yard"))) {
      JsonNode answer =
          JSON.valueToTree(new DeviceReportsResource.Answer("edge", NOON, -7, 100, 0, unknown));
      assertThat(Contracts.faults("device-report-answer.v1", answer)).isEmpty();
      assertThat(answer.has("pauseMillis")).isTrue();
      assertThat(answer.has("unknownLanes")).isEqualTo(!unknown.isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"waiting\": 2 | \"waiting\": -1 | waiting: a whole number from 0 upwards is needed",
        "\"waiting\": 2 | \"waiting\": 1e30 | waiting: a whole number from 0 upwards is needed",
        "\"waiting\": 2, | '' | waiting: missing; a whole number",
        "\"picturesDropped\": 0 | \"picturesDropped\": \"0\" | picturesDropped: a whole number",
        "\"lanes\" | \"speed\": 1, \"lanes\" | speed: there is no such field",
        "\"name\": \"exit\" | \"name\": \"entrance\" | lanes: \"entrance\" is named twice",
        "\"name\": \"exit\" | \"name\": \"no name\" | lanes[1].name: the lane's name in the lots",
        "\"name\": \"exit\" | \"title\": \"exit\" | lanes[1].title: there is no such field",
        "[\"silent\"] | [\"tired\"] | lanes[1].ailments: \"tired\" is none; one of silent, frozen,",
        "[\"silent\"] | \"silent\" | lanes[1].ailments: a list of at most 8 items is needed",
        "2026-11-24T08:25:10+08:00 | 2026-11-24 | lanes[1].lastSignAt: \"2026-11-24\" is none; an",
        "2026-11-24T08:31:00+08:00 | 2026-11-24T08:31:00 | sentAt: \"2026-11-24T08:31:00\" is none",
        "west-lake-edge | \u897f\u6e56 | device: the recogniser's name in the lots file is needed",
      })
  void that_is_wrong_is_refused_naming_the_field(String good, String bad, String complaint)
      throws IOException {
    var example = Files.readString(EXAMPLE);
    assertThat(example).contains(good);
    assertThatThrownBy(() -> parse(example.replace(good, bad)))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith(complaint)
        .hasMessageEndingWith("See the contract device-report.v1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | The body is no JSON object.",
        "'' | The body is no JSON object.",
        "{\"device\": \"edge\" | The body is no JSON: ",
        "{} {} | The body is no JSON: ",
      })
  void that_is_no_object_is_refused(String body, String complaint) {
    assertThatThrownBy(() -> parse(body)).hasMessageStartingWith(complaint);
  }

  @Test
  void of_times_beyond_all_reason_is_understood() throws IOException {
    var far =
        Files.readString(EXAMPLE)
            .replaceAll("2026-11-24T[0-9:]+[+]08:00", "+999999999-12-31T00:00Z");
    assertThat(parse(far).sentAt()).isAfter(NOON);
  }
}
