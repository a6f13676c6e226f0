package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.bench.GoldenMessage;
import recognizer.bench.PushCameras;
import recognizer.dispatch.FakeService;

/** The program as a lot runs it, in a process of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(180)
class Cameras_that_push {
  @TempDir Path folder;
  private FakeService service;
  private Process edge;
  private int door;
  private int status;

  @BeforeEach
  void start() throws Exception {
    service = new FakeService();
    door = freePort();
    status = freePort();
    String config =
        Files.readString(CameraDoor.GOLDEN.resolve("watch.yaml"))
            .replace("http://127.0.0.1:8080", service.address().toString())
            .replace("port: 7070", "port: " + door)
            .replace("port: 9101", "port: " + status);
    Files.writeString(folder.resolve("watch.yaml"), config);
    watch();
  }

  private void watch() throws Exception {
    edge =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "recognizer.PlateRecognizer",
                "watch",
                "--config",
                folder.resolve("watch.yaml").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("watch.log").toFile()))
            .start();
    while (!isOpen()) {
      assertThat(edge.isAlive()).as(log()).isTrue();
      Thread.sleep(100);
    }
  }

  private boolean isOpen() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", status)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws Exception {
    edge.destroy();
    edge.waitFor();
    service.close();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("watch.log"));
  }

  private int push(Instant time) throws Exception {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return PushCameras.run(
        out,
        Map.of(
            "--golden", CameraDoor.GOLDEN.toString(),
            "--to", "http://127.0.0.1:" + door,
            "--time", time.toString()));
  }

  private Set<String> payloads() {
    Set<String> payloads = new HashSet<>();
    for (JsonNode batch : List.copyOf(service.batches)) {
      batch.path("readings").forEach(r -> payloads.add(r.path("payloadSha256").asText()));
    }
    return payloads;
  }

  private static int expectedReadings() throws IOException {
    int count = 0;
    for (Path file : GoldenMessage.list(CameraDoor.GOLDEN)) {
      GoldenMessage message = GoldenMessage.load(file, Instant.now());
      boolean isReading = message.findExpected().orElseThrow().has("reading");
      count += isReading && !message.isPublished() ? 1 : 0;
    }
    return count;
  }

  private void awaitReadings(int count) throws InterruptedException {
    while (payloads().size() < count) {
      Thread.sleep(100);
    }
  }

  private String metrics() throws Exception {
    URI address = URI.create("http://127.0.0.1:" + status + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void make_readings_at_the_service_once_each_whatever_happens_to_the_program() throws Exception {
    int count = expectedReadings();
    Instant time = Instant.now();
    assertThat(push(time)).isZero();
    awaitReadings(count);
    assertThat(metrics())
        .contains("recogniser_pushes_total{outcome=\"kept\"} " + count)
        .contains("recogniser_pushes_total{outcome=\"unknown_camera\"} 2")
        .contains("recogniser_lane_ailing{lane=\"west-in\",ailment=\"silent\"} 0");
    edge.destroyForcibly().waitFor();
    watch();
    assertThat(push(time)).isZero();
    assertThat(metrics())
        .contains("recogniser_pushes_total{outcome=\"repeated\"} " + count)
        .contains("recogniser_pushes_total{outcome=\"kept\"} 0");
    assertThat(payloads()).hasSize(count);
    assertThat(log()).doesNotContain("never-write-me-down").contains("Let the camera ask a time");
  }

  @Test
  void are_cut_off_when_they_send_too_slowly() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", door)) {
      slow.setSoTimeout(30_000);
      slow.getOutputStream()
          .write(
              "POST /vzenith HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().flush();
      assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }
  }
}
