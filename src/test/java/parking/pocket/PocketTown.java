package parking.pocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import parking.stories.PlatformsPlayed;
import parking.testing.EnrolledEdges;
import parking.testing.HiredStaff;
import parking.testing.PackagedService;
import parking.testing.PaymentSandbox;
import parking.testing.ReaderOfLicences;

/**
 * What is around a driver with a phone: the packaged service with its database, a gateway, a
 * provider of text messages, and a lot with two cameras. A door of its own lets the browser's
 * program make things happen that no driver can.
 */
final class PocketTown implements AutoCloseable {
  static final String LOT = "west-lake";

  private static final String EDGE = "west-lake-edge";
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final int PATIENCE_SECONDS = 180;
  private static final Pattern CODE = Pattern.compile("([0-9]{6})，");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path folder;
  private final Instant anchor = Instant.now();
  private final int gatewayPort = PackagedService.freePort();
  private final PlatformsPlayed platforms = new PlatformsPlayed();
  private final List<Process> running = new ArrayList<>();
  private final EnrolledEdges edges = new EnrolledEdges(this::token);
  private final ReaderOfLicences licences;
  private HttpServer door;
  private PackagedService service;
  private int sequence;

  PocketTown(Path folder) throws IOException {
    this.folder = folder;
    this.licences = new ReaderOfLicences(folder);
  }

  /**
   * For whom something is to happen.
   *
   * @param openId whom WeChat knows the driver as
   */
  private record Whom(String plate, String phone, String openId) {
    static Whom of(String query) {
      Map<String, String> given = new LinkedHashMap<>();
      for (var part : query.split("&")) {
        var pair = part.split("=", 2);
        given.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
      return new Whom(given.get("plate"), given.get("phone"), given.get("openId"));
    }
  }

  void start() throws IOException, InterruptedException {
    running.add(licences.start());
    var root = Path.of("..").toAbsolutePath().normalize();
    var keys = folder.resolve("keys");
    var clock = List.of("--clock-start", NOON.toString(), "--clock-anchor", anchor.toString());
    List<String> more = new ArrayList<>(List.of("--port", String.valueOf(gatewayPort)));
    more.addAll(clock);
    var log = folder.resolve("gateway.log").toFile();
    running.add(
        new ProcessBuilder(PaymentSandbox.command(root, keys, 128, more))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start());
    await(() -> send("GET", gatewayPort, "/sandbox/orders", "") != null);
    startService(keys);
    openDoor();
  }

  private void startService(Path keys) throws IOException, InterruptedException {
    var port = PackagedService.freePort();
    List<String> settings = new ArrayList<>(PaymentSandbox.settings(keys, gatewayPort, port));
    settings.add("-Xmx512m");
    settings.add("-Dparking.clock.start=" + NOON);
    settings.add("-Dparking.clock.anchor=" + anchor);
    settings.add("-Dparking.clock.factor=1");
    platforms.start().forEach((name, value) -> settings.add("-D%s=%s".formatted(name, value)));
    settings.add(licences.setting());
    service =
        new PackagedService(
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath(),
            port,
            folder.resolve("data"),
            Path.of("test/resources/lots.yaml").toAbsolutePath(),
            settings);
    running.add(service.start(folder.resolve("service.log")));
    await(service::isHealthy);
  }

  /** Something that can be seen or done from outside. */
  private interface Act<T> {
    T run() throws IOException, InterruptedException;
  }

  private static void await(Act<Boolean> happens) throws IOException, InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        if (happens.run()) {
          return;
        }
      } catch (IOException notYet) {
        // It is only starting.
      }
      if (System.nanoTime() > end) {
        throw new IOException("nothing happened in time");
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private void openDoor() throws IOException {
    door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    on("/code", PocketTown::code);
    on("/sign", this::sign);
    on("/allow", whom -> payer(whom, "SUCCESS"));
    on("/refuse", whom -> payer(whom, "PAY_FAIL"));
    on("/drive-in", whom -> sees(whom.plate(), "entrance", Duration.ofHours(-2)));
    on("/drive-out", whom -> sees(whom.plate(), "exit", Duration.ZERO));
    on("/refund", whom -> refund());
    on("/licence", whom -> licences.draw(whom.plate()).toString());
    door.start();
  }

  /** Something that happens to a driver. */
  private interface Deed {
    String run(Whom whom) throws IOException, InterruptedException;
  }

  private void on(String path, Deed deed) {
    door.createContext(
        path,
        exchange -> {
          var status = 200;
          String said;
          try {
            said = deed.run(Whom.of(exchange.getRequestURI().getRawQuery()));
          } catch (IOException | InterruptedException | RuntimeException e) {
            status = 500;
            said = path + ": " + e;
          }
          var bytes = said.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  /** The commands by which the browser's program makes things happen. */
  Map<String, String> commands() {
    Map<String, String> commands = new LinkedHashMap<>();
    var deeds =
        List.of("code", "sign", "allow", "refuse", "drive-in", "drive-out", "refund", "licence");
    for (var name : deeds) {
      commands.put(
          name.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_COMMAND",
          """
          node -e "const { PLATE: plate, PHONE: phone, OPEN_ID: openId } = process.env
            const whom = new URLSearchParams({ plate, phone, openId })
            fetch('http://127.0.0.1:%d/%s?' + whom).then(async (a) => {
            const said = await a.text(); if (!a.ok) throw new Error(said)
            process.stdout.write(said) })\""""
              .formatted(door.getAddress().getPort(), name));
    }
    return commands;
  }

  String base() {
    return "http://127.0.0.1:" + service.port();
  }

  private String token() throws IOException, InterruptedException {
    return HiredStaff.token(service);
  }

  /** The newest code that was sent to the phone. */
  private static String code(Whom whom) {
    return PlatformsPlayed.textsTo(whom.phone()).stream()
        .flatMap(it -> CODE.matcher(it).results())
        .reduce((older, newer) -> newer)
        .orElseThrow()
        .group(1);
  }

  /** The driver's agreement, made at the desk: the phone's browser belongs to no platform. */
  private String sign(Whom whom) throws IOException, InterruptedException {
    payer(whom, "SUCCESS");
    return send(
            "PUT",
            service.port(),
            "/api/v1/plates/%s/payer".formatted(encoded(whom.plate())),
            JSON.writeValueAsString(Map.of("colour", "blue", "weChatOpenId", whom.openId())))
        .toString();
  }

  private String payer(Whom whom, String outcome) throws IOException, InterruptedException {
    Map<String, Object> payer = new LinkedHashMap<>();
    payer.put("plate_color", "BLUE");
    payer.put("openid", whom.openId());
    payer.put("state", "NORMAL");
    payer.put("outcome", outcome);
    var path = "/sandbox/payers/" + encoded(whom.plate());
    send("PUT", gatewayPort, path, JSON.writeValueAsString(payer));
    return "";
  }

  private String sees(String plate, String lane, Duration from)
      throws IOException, InterruptedException {
    var at = NOON.plus(Duration.between(anchor, Instant.now())).plus(from);
    List<Object> characters = new ArrayList<>();
    plate
        .chars()
        .forEach(it -> characters.add(Map.of("text", "" + (char) it, "confidence", 0.9995)));
    Map<String, Object> reading = new LinkedHashMap<>();
    reading.put("sequence", ++sequence);
    reading.put("lane", lane);
    reading.put("seenAt", at.toString());
    reading.put("direction", lane.equals("exit") ? "out" : "in");
    reading.put("plate", plate);
    reading.put("colour", "blue");
    reading.put("rows", 1);
    reading.put("confidence", 0.998);
    reading.put("characters", characters);
    reading.put("frames", 7);
    reading.put("picture", Photograph.of(lane));
    var body =
        JSON.writeValueAsBytes(
            Map.of("device", EDGE, "sentAt", at.toString(), "readings", List.of(reading)));
    var request =
        edges.request(service.port(), new EnrolledEdges.Edge(LOT, EDGE), "/api/v1/readings", body);
    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    if (!answer.body().contains("\"accepted\"")) {
      throw new IOException(answer.body());
    }
    return "";
  }

  /** A person at the lot decides for the driver. */
  private String refund() throws IOException, InterruptedException {
    var place = "/api/v1/lots/%s/disputes".formatted(LOT);
    var number = send("GET", service.port(), place, "").get(0).path("number").asText();
    var act = Map.of("why", "出口相机时钟不准。", "amountFen", 200, "wasWrong", true);
    send("POST", service.port(), place + "/" + number + "/refund", JSON.writeValueAsString(act));
    return number;
  }

  private JsonNode send(String method, int port, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (port != gatewayPort) {
      request.header("Authorization", "Bearer " + token());
    }
    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
    }
    return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What the service said, for whoever has to find out why a test failed. */
  String log() throws IOException {
    var log = Files.readString(folder.resolve("service.log"));
    return log.substring(Math.max(0, log.length() - 6000));
  }

  @Override
  public void close() {
    if (door != null) {
      door.stop(0);
    }
    for (int i = running.size() - 1; i >= 0; i--) {
      stop(running.get(i));
    }
    platforms.stop();
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
