package parking.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parking.testing.PackagedService;

/**
 * Every message that is written down for a vendor's camera goes through a running recogniser and,
 * where it tells of a car, into the running service.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Cameras_of_every_vendorIT {
  private static final Path GOLDEN =
      Path.of("../plate-recognizer/src/test/resources/golden").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int TRIES = 600;
  private static final String PASSAGES = "/api/v1/lots/golden/passages";

  private static final String LOTS =
      """
      lots:
        - id: golden
          name: 厂商示例停车场
          nameEn: Lot with cameras of every vendor
          capacity: 100
          tariff: hangzhou-road/core
          policy: {convenienceTime: PT0S}
          devices:
            west-lake-edge:
              west-in: entrance
              west-out: exit
              yard: both
              gate: entrance
              north-in: entrance
      """;

  private static final String WATCH =
      """
      device: west-lake-edge
      service: http://127.0.0.1:%d
      journal: {folder: journal}
      cameras:
        port: %d
        mqtt: {host: 127.0.0.1, port: %d}
      """;

  @TempDir private Path folder;
  private final List<AutoCloseable> started = new ArrayList<>();

  /** The service, asked as the person at the desk. */
  private Http asked;

  @AfterEach
  void stop() throws Exception {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
  }

  private Program running(String name, List<String> command) throws IOException {
    var program = Program.java(name, folder.resolve("logs"), command);
    started.add(program);
    return program;
  }

  private Http service(DemoLot.Programs programs, int port)
      throws IOException, InterruptedException {
    var lots = Files.writeString(folder.resolve("lots.yaml"), LOTS);
    var service =
        running(
            "service",
            List.of(
                "-Dquarkus.http.port=" + port,
                "-Dparking.data-folder=" + folder.resolve("data"),
                "-Dparking.lots-file=" + lots,
                "-jar",
                programs.service().toString()));
    var http = new Http(port);
    http.awaitAnswer("/q/health", service);
    var log = folder.resolve("logs").resolve("service.log");
    http.isAskedBy(Desk.at(port, folder.resolve("log-in.txt"), log));
    asked = http;
    return http;
  }

  private int broker() throws IOException {
    var port = PackagedService.freePort();
    var properties = new Properties();
    properties.setProperty("host", "127.0.0.1");
    properties.setProperty("port", String.valueOf(port));
    properties.setProperty("data_path", Files.createDirectories(folder.resolve("mqtt")).toString());
    properties.setProperty("persistence_enabled", "false");
    properties.setProperty("allow_anonymous", "true");
    properties.setProperty("telemetry_enabled", "false");
    properties.setProperty("netty.mqtt.message_size", String.valueOf(10 << 20));
    var server = new Server();
    server.startServer(new MemoryConfig(properties));
    started.add(server::stopServer);
    return port;
  }

  /** The lanes are those of the two configurations that the messages are written for. */
  private void edge(DemoLot.Programs programs, int service, int door, int broker)
      throws IOException, InterruptedException {
    var config = new StringBuilder(WATCH.formatted(service, door, broker)).append("lanes:\n");
    for (var name : List.of("watch.yaml", "watch-mqtt.yaml")) {
      var whole = Files.readString(GOLDEN.resolve(name));
      config.append(whole.substring(whole.indexOf("lanes:\n") + "lanes:\n".length()));
    }
    var file = Files.writeString(folder.resolve("watch.yaml"), config);
    new EdgeEnrolment(programs.recogniser(), folder.resolve("logs"))
        .enrol(asked, "golden", "west-lake-edge", file);
    var edge =
        running(
            "edge",
            List.of(
                "-jar", programs.recogniser().toString(), "watch", "--config", file.toString()));
    for (int i = 0; i < TRIES && !isListening(door); i++) {
      edge.mustRun();
      Thread.sleep(200);
    }
    assertThat(isListening(door)).isTrue();
  }

  private static boolean isListening(int port) {
    try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** What the files beside the messages say that a reading must be. */
  private static List<JsonNode> expected() throws IOException {
    try (var files = Files.walk(GOLDEN)) {
      return files
          .filter(file -> file.toString().endsWith(".expected.json"))
          .sorted()
          .map(Cameras_of_every_vendorIT::read)
          .filter(it -> it.has("reading"))
          .map(it -> it.get("reading"))
          .toList();
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isThere(JsonNode passages, JsonNode reading) {
    for (var passage : passages) {
      if (fits(passage, reading, "lane")
          && fits(passage, reading, "plate")
          && fits(passage, reading, "event")) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(JsonNode passage, JsonNode reading, String field) {
    return !reading.has(field) || reading.get(field).equals(passage.get(field));
  }

  @Test
  void tell_the_service_of_their_cars() throws IOException, InterruptedException {
    var programs = DemoLot.Programs.in(Path.of("..").toAbsolutePath().normalize());
    var servicePort = PackagedService.freePort();
    var doorPort = PackagedService.freePort();
    var http = service(programs, servicePort);
    var broker = broker();
    edge(programs, servicePort, doorPort, broker);

    var aMomentAgo = OffsetDateTime.now(ZoneOffset.ofHours(8)).minusSeconds(40).toString();
    push(programs, "hikvision", doorPort, broker, "--time", aMomentAgo);
    for (var vendor : List.of("dahua", "vzenith/", "vzenith-mqtt", "any")) {
      push(programs, vendor, doorPort, broker);
    }

    var wanted = expected();
    assertThat(wanted).hasSizeGreaterThan(15);
    var passages = http.get(PASSAGES);
    for (int i = 0; i < TRIES && !all(passages, wanted); i++) {
      Thread.sleep(100);
      passages = http.get(PASSAGES);
    }
    var found = passages;
    assertThat(wanted).allMatch(reading -> isThere(found, reading));
    assertThat(found).anyMatch(it -> it.path("opinions").size() == 2);
    isParked(http);
  }

  /** One camera after the other, each with all that is written down for it. */
  private void push(DemoLot.Programs programs, String vendor, int door, int broker, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-cp",
                programs.recogniser().toString(),
                "recognizer.bench.PushCameras",
                "--golden",
                GOLDEN.toString(),
                "--only",
                vendor,
                "--to",
                "http://127.0.0.1:" + door,
                "--broker",
                "tcp://127.0.0.1:" + broker));
    command.addAll(List.of(more));
    var pushing = running(vendor.replace("/", ""), command);
    assertThat(pushing.result(PATIENCE)).as(pushing.tail()).isZero();
  }

  private static boolean all(JsonNode passages, List<JsonNode> wanted) {
    return wanted.stream().allMatch(reading -> isThere(passages, reading));
  }

  /** One camera saw it come, another vendor's saw it leave. */
  private static void isParked(Http http) throws IOException, InterruptedException {
    var overview = http.get("/api/v1/overview");
    assertThat(overview.get("ended"))
        .as(overview.toPrettyString())
        .anyMatch(
            it ->
                it.get("plate").asText().equals("浙A0T001")
                    && it.get("reason").asText().equals("LEFT"));
    assertThat(overview.get("open")).isNotEmpty();
  }
}
