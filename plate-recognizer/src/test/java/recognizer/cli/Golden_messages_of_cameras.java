package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import recognizer.bench.GoldenMessage;
import recognizer.metrics.PushOutcome;

/** Each message goes through a real door; beside it lies what comes of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Golden_messages_of_cameras {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static CameraDoor door;

  @BeforeAll
  static void open() throws Exception {
    door = new CameraDoor(folder, CameraDoor.config());
  }

  @AfterAll
  static void close() throws IOException {
    door.close();
  }

  @TestFactory
  Stream<DynamicTest> have_the_outcome_beside_them() throws IOException {
    return GoldenMessage.list(CameraDoor.GOLDEN).stream()
        .filter(file -> file.toString().endsWith(".http"))
        .map(file -> dynamicTest(CameraDoor.GOLDEN.relativize(file).toString(), () -> hold(file)));
  }

  private static void hold(Path file) throws Exception {
    Instant now = Instant.now();
    GoldenMessage message = GoldenMessage.load(file, now);
    JsonNode expected = message.findExpected().orElseThrow();
    int before = door.readings().size();
    HttpResponse<String> answer = door.send(message);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected.path("status").asInt());
    List<JsonNode> readings = door.readings();
    if (expected.has("reading")) {
      assertThat(readings.size()).isEqualTo(before + 1);
      holdReading(readings.get(before), expected, now);
    } else {
      assertThat(readings.size()).isEqualTo(before);
    }
    holdAnswer(answer, expected);
  }

  private static void holdAnswer(HttpResponse<String> answer, JsonNode expected)
      throws IOException {
    if (expected.path("answer").isTextual()) {
      assertThat(answer.body()).isEqualTo(expected.path("answer").asText());
    } else if (expected.has("answer")) {
      Subset.hold(JSON.readTree(answer.body()), expected.path("answer"), "answer");
    }
    if (expected.has("title")) {
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(problem.path("title")).isEqualTo(expected.path("title"));
      assertThat(problem.path("status")).isEqualTo(expected.path("status"));
      assertThat(problem.path("detail").asText()).contains(expected.path("detail").asText());
    }
  }

  private static void holdReading(JsonNode reading, JsonNode expected, Instant now) {
    Subset.hold(reading, expected.path("reading"), "reading");
    assertThat(reading.path("payloadSha256").asText()).hasSize(64);
    if (expected.has("confidence")) {
      assertThat(reading.path("confidence").asDouble())
          .isBetween(
              expected.at("/confidence/0").asDouble(), expected.at("/confidence/1").asDouble());
    }
    if (expected.has("evidence")) {
      for (String picture : List.of("picture", "cutOut")) {
        boolean isExpected = expected.path("evidence").toString().contains(picture);
        assertThat(reading.has(picture)).as(picture).isEqualTo(isExpected);
      }
    }
    if (expected.has("seenSecondsAgo")) {
      Instant seenAt = OffsetDateTime.parse(reading.path("seenAt").asText()).toInstant();
      double ago = Duration.between(seenAt, now).toMillis() / 1000.0;
      assertThat(ago).isCloseTo(expected.path("seenSecondsAgo").asDouble(), within(5.0));
    }
  }

  @Test
  void make_one_reading_however_often_they_come() throws Exception {
    for (String name : List.of("hikvision/xml-only", "dahua/no-plate", "vzenith/away")) {
      Path file = CameraDoor.GOLDEN.resolve(name + ".http");
      GoldenMessage message = GoldenMessage.load(file, Instant.now().plusSeconds(1));
      int before = door.readings().size();
      long repeated = door.counts().of(PushOutcome.REPEATED);
      String first = door.send(message).body();
      assertThat(door.send(message).body()).isEqualTo(first);
      assertThat(door.readings().size()).isEqualTo(before + 1);
      assertThat(door.counts().of(PushOutcome.REPEATED)).isEqualTo(repeated + 1);
    }
  }

  @Test
  void open_a_gate_once_only() throws Exception {
    Path file = CameraDoor.GOLDEN.resolve("vzenith/gate.http");
    GoldenMessage message = GoldenMessage.load(file, Instant.now().plusSeconds(2));
    assertThat(door.send(message).body()).contains("\"info\":\"ok\"");
    assertThat(door.send(message).body()).contains("\"info\":\"no\"");
  }

  @Test
  void of_every_vendor_are_there() throws IOException {
    assertThat(GoldenMessage.list(CameraDoor.GOLDEN))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            file -> assertThat(GoldenMessage.load(file, Instant.now()).findExpected()).isPresent());
  }
}
