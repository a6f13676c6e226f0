package recognizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A recogniser in a process of its own, and a service beside it that takes whatever it sends. */
final class EdgeRun implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK = Clock.systemUTC();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final HttpServer service;
  private final List<Reading> readings = new CopyOnWriteArrayList<>();
  private Process edge;
  private int statusPort;
  private Usage usage = new Usage(0, 0, 0);

  /** A reading as it came in. */
  record Reading(String lane, String plate, Duration delay) {}

  /** What the process took: processors, megabytes at most, frames dropped. */
  record Usage(double processors, long megabytes, long lateFrames) {}

  /**
   * What it plays.
   *
   * @param sources one for each lane
   * @param pace as a lane's configuration says it
   * @param isRepeated whether sources begin again at their end, for ever
   */
  record Playing(List<Path> sources, String pace, boolean isRepeated) {}

  private EdgeRun(HttpServer service) {
    this.service = service;
  }

  static EdgeRun start(Path folder, Playing playing) throws IOException {
    clear(folder);
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    EdgeRun run = new EdgeRun(service);
    service.createContext("/", run::take);
    service.start();
    run.statusPort = freePort();
    Path config = folder.resolve("watch.json");
    Files.writeString(config, run.config(folder, playing).toString());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    run.edge =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "recognizer.PlateRecognizer",
                "watch",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("watch.log").toFile())
            .start();
    return run;
  }

  private ObjectNode config(Path folder, Playing playing) {
    ObjectNode config = JSON.createObjectNode();
    config.put("device", "bench");
    config.put("service", "http://127.0.0.1:" + service.getAddress().getPort());
    config.putObject("journal").put("folder", folder.resolve("journal").toString());
    config.putObject("status").put("port", statusPort);
    ArrayNode lanes = config.putArray("lanes");
    for (int i = 0; i < playing.sources().size(); i++) {
      lanes
          .addObject()
          .put("name", "lane-" + i)
          .put("source", playing.sources().get(i).toString())
          .put("direction", "in")
          .put("pace", playing.pace())
          .put("repeat", playing.isRepeated());
    }
    return config;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Instant now = CLOCK.instant();
      JsonNode batch = JSON.readTree(exchange.getRequestBody());
      ObjectNode answer = JSON.createObjectNode();
      answer.put("device", batch.path("device").asText());
      ArrayNode results = answer.putArray("results");
      for (JsonNode reading : batch.path("readings")) {
        Instant seen = OffsetDateTime.parse(reading.path("seenAt").asText()).toInstant();
        readings.add(
            new Reading(
                reading.path("lane").asText(),
                reading.path("plate").asText(),
                Duration.between(seen, now)));
        results
            .addObject()
            .put("sequence", reading.path("sequence").asLong())
            .put("outcome", "accepted");
      }
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Waits until every clip was played, and measures what that takes. */
  void awaitEnd() throws IOException, InterruptedException {
    long start = CLOCK.millis();
    while (edge.isAlive()) {
      Thread.sleep(BEAT.toMillis());
      ProcessUsage process = ProcessUsage.of(edge);
      double seconds = process.cpuSeconds();
      if (seconds > 0) {
        usage =
            new Usage(
                seconds / Math.max(1, (CLOCK.millis() - start) / 1000.0),
                Math.max(usage.megabytes(), process.megabytesMax()),
                Math.max(usage.lateFrames(), lateFrames()));
      }
    }
  }

  /**
   * Memory in use now, in MB.
   *
   * @throws IOException when the recogniser has ended, which it must not
   */
  long megabytes() throws IOException {
    if (!edge.isAlive()) {
      throw new IOException("the recogniser has ended with status " + edge.exitValue());
    }
    return ProcessUsage.of(edge).megabytes();
  }

  private long lateFrames() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + statusPort + "/metrics")).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("recogniser_frames_late_total{"))
          .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      return 0; // not up yet, or just ended
    }
  }

  List<Reading> readings() {
    return readings;
  }

  Usage usage() {
    return usage;
  }

  @Override
  public void close() {
    edge.destroy();
    service.stop(0);
  }
}
