package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.bench.GoldenMessage;
import recognizer.bench.PushCameras;
import recognizer.metrics.PushOutcome;

/** From a real broker, over a real network, to readings at the service's door. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class Cameras_behind_a_broker {
  @TempDir Path folder;
  private TestBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = new TestBroker(folder);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private CameraDoor door() throws Exception {
    return doorAt(broker.port());
  }

  private void publish(String which, String time) throws Exception {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, String> options =
        Map.of(
            "--golden",
            CameraDoor.GOLDEN.toString(),
            "--only",
            "vzenith-mqtt/" + which,
            "--time",
            time,
            "--broker",
            "tcp://127.0.0.1:" + broker.port());
    assertThat(PushCameras.run(nowhere, options)).isZero();
  }

  private static void await(BooleanSupplier isSo) throws InterruptedException {
    while (!isSo.getAsBoolean()) {
      Thread.sleep(50);
    }
  }

  private static long settled(CameraDoor door) {
    return Arrays.stream(PushOutcome.values()).mapToLong(door.counts()::of).sum();
  }

  @Test
  void make_readings_of_what_they_publish() throws Exception {
    try (CameraDoor door = door()) {
      await(door::isListening);
      for (Path file : GoldenMessage.list(CameraDoor.GOLDEN.resolve("vzenith-mqtt"))) {
        Instant now = Instant.now();
        int before = door.readings().size();
        long settled = settled(door);
        GoldenMessage message = GoldenMessage.load(file, now);
        JsonNode expected = message.findExpected().orElseThrow();
        String outcome = expected.path("outcome").asText("kept");
        PushOutcome which = PushOutcome.valueOf(outcome.toUpperCase(java.util.Locale.ROOT));
        long same = door.counts().of(which);
        publish(file.getFileName().toString(), now.toString());
        await(() -> settled(door) > settled);
        assertThat(door.counts().of(which)).as(file.toString()).isEqualTo(same + 1);
        List<JsonNode> readings = door.readings();
        assertThat(readings.size()).isEqualTo(before + (expected.has("reading") ? 1 : 0));
        if (expected.has("reading")) {
          Subset.hold(readings.get(before), expected.path("reading"), "reading");
        }
      }
    }
  }

  @Test
  void are_heard_of_after_the_recogniser_was_away() throws Exception {
    String time = Instant.now().toString();
    try (CameraDoor door = door()) {
      await(door::isListening);
      publish("turns-back", time);
      await(() -> door.counts().of(PushOutcome.KEPT) == 1);
    }
    publish("entry", time);
    publish("turns-back", time);
    try (CameraDoor door = door()) {
      await(() -> settled(door) == 2);
      assertThat(door.counts().of(PushOutcome.KEPT)).isEqualTo(1);
      assertThat(door.counts().of(PushOutcome.REPEATED)).isEqualTo(1);
      assertThat(door.readings())
          .extracting(reading -> reading.path("plate").asText())
          .contains("浙A0T021");
    }
  }

  @Test
  void are_heard_of_once_a_broker_that_was_missing_is_there() throws Exception {
    int port = broker.port();
    broker.close();
    try (CameraDoor door = doorAt(port)) {
      Thread.sleep(300);
      broker = new TestBroker(folder, port);
      await(door::isListening);
      publish("keep-alive", Instant.now().toString());
      await(() -> door.counts().of(PushOutcome.ALIVE) == 1);
    }
  }

  private CameraDoor doorAt(int port) throws Exception {
    String config = Files.readString(CameraDoor.GOLDEN.resolve("watch-mqtt.yaml"));
    return new CameraDoor(folder, config.replace("port: 1883", "port: " + port));
  }
}
