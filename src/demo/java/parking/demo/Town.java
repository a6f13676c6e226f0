package parking.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The programs of the demo, started in order and stopped in the reverse one. */
final class Town implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEVICE = "demo-edge";

  private final Options options;
  private final DemoLot.Programs programs;
  private final SimulatedTime time;
  private final Path data;
  private final Path logs;
  private final Http service;
  private final List<Program> running = new ArrayList<>();
  private Program parking;
  private Program recogniser;
  private Desk desk;
  private int platformPort;
  private boolean closed;

  Town(Options options, DemoLot.Programs programs, SimulatedTime time) {
    this.options = options;
    this.programs = programs;
    this.time = time;
    this.data = options.data();
    this.logs = data.resolve("logs");
    this.service = new Http(options.port());
  }

  /** Starts everything; when this returns the lanes are being played. */
  void start(Scene scene) throws IOException, InterruptedException {
    var keys = data.resolve("sandbox");
    var platforms = data.resolve("platforms");
    var sandboxPort = freePort();
    var sandbox = startSandbox(keys, sandboxPort);
    platformPort = freePort();
    var playing = startPlatforms(platforms, platformPort);
    var sandboxHttp = new Http(sandboxPort);
    sandboxHttp.awaitAnswer("/sandbox/orders", sandbox);
    new Http(platformPort).awaitAnswer("/sandbox/texts", playing);
    parking = startService(new Surroundings(keys, sandboxPort, platforms, platformPort));
    service.awaitAnswer("/q/health/ready", parking);
    desk = Desk.at(options.port(), data.resolve("log-in.txt"), logs.resolve("service.log"));
    service.isAskedBy(desk);
    for (var car : scene.cars()) {
      if (car.isBound()) {
        sandboxHttp.put("/sandbox/payers/" + encoded(car.plate()), payer(car));
        service.put(
            "/api/v1/plates/" + encoded(car.plate()) + "/payer",
            Map.of("colour", car.colour(), "weChatOpenId", car.openId()));
      }
    }
    recogniser = startRecogniser(scene);
  }

  /** Where the text messages are read that drivers' phones are sent. */
  String textsAddress() {
    return "http://127.0.0.1:%d/sandbox/texts".formatted(platformPort);
  }

  /** Who is at the desk, once everything has started. */
  Desk desk() {
    return desk;
  }

  /** Where the service keeps its data, under the demo's folder; there once a demo has run. */
  static Path service(Path data) {
    return data.resolve("service");
  }

  /** Everything the service shows on its live page. */
  JsonNode overview() throws IOException, InterruptedException {
    parking.mustRun();
    return service.get("/api/v1/overview");
  }

  boolean isWatching() {
    return recogniser.isRunning();
  }

  /** Waits for Ctrl-C, or for the service to end by itself. */
  void stayUp() throws InterruptedException {
    while (parking.isRunning()) {
      Thread.sleep(500);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
    System.out.println("Everything is stopped. The data stays in " + data);
  }

  private synchronized Program keep(Program program) {
    running.add(program);
    return program;
  }

  private Program startSandbox(Path keys, int port) throws IOException {
    var command = new ArrayList<>(List.of("-Xmx128m", "-jar", programs.sandbox().toString()));
    command.addAll(List.of("--port", "" + port, "--keys", keys.toString()));
    command.addAll(List.of("--clock-start", time.start().toString()));
    command.addAll(List.of("--clock-anchor", time.anchor().toString()));
    command.addAll(List.of("--clock-factor", "" + time.factor()));
    return keep(Program.java("sandbox", logs, command));
  }

  /** Plays WeChat, Alipay and a provider of text messages to drivers who log in. */
  private Program startPlatforms(Path folder, int port) throws IOException {
    var command =
        List.of(
            "-Xmx64m",
            "-cp",
            programs.sandbox().toString(),
            "billing.sandbox.platforms.PlatformSandbox",
            folder.toString(),
            "" + port);
    return keep(Program.java("platforms", logs, command));
  }

  private Program startService(Surroundings around) throws IOException {
    var lots = data.resolve("lots.yaml");
    try (var example = Objects.requireNonNull(Town.class.getResourceAsStream("lots.yaml"))) {
      Files.write(lots, example.readAllBytes());
    }
    var settings = new LinkedHashMap<String, Object>();
    settings.put("quarkus.http.port", options.port());
    settings.put("parking.data-folder", service(data));
    settings.put("parking.lots-file", lots);
    if (time.factor() > 1) {
      settings.put("parking.clock.start", time.start());
      settings.put("parking.clock.anchor", time.anchor());
      settings.put("parking.clock.factor", time.factor());
    }
    settings.putAll(around.gateway(options.port()));
    settings.putAll(around.drivers(options.port(), time.factor()));
    var command = new ArrayList<>(List.of("-Xmx512m"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value.toString().strip()));
    command.addAll(List.of("-jar", programs.service().toString()));
    return keep(Program.java("service", logs, command));
  }

  private Program startRecogniser(Scene scene) throws IOException, InterruptedException {
    var config = new LinkedHashMap<String, Object>();
    config.put("device", DEVICE);
    config.put("service", "http://127.0.0.1:" + options.port());
    config.put("journal", Map.of("folder", data.resolve("journal").toString()));
    config.put(
        "clock",
        Map.of(
            "start", time.start().toString(),
            "anchor", time.anchor().toString(),
            "factor", time.factor()));
    config.put(
        "lanes",
        List.of(
            lane("entrance", "in", scene.entrance(), scene),
            lane("exit", "out", scene.exit(), scene)));
    var file = data.resolve("recogniser.json");
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config));
    new EdgeEnrolment(programs.recogniser(), logs).enrol(service, "demo-road", DEVICE, file);
    var command =
        List.of(
            "-Xmx512m", "-jar", programs.recogniser().toString(), "watch", "--config", "" + file);
    return keep(Program.java("recogniser", logs, command));
  }

  private static Map<String, Object> lane(String name, String way, String source, Scene scene) {
    var lane = new LinkedHashMap<String, Object>();
    lane.put("name", name);
    lane.put("source", source);
    lane.put("direction", way);
    lane.put("pace", "realtime");
    lane.putAll(scene.laneSettings());
    return lane;
  }

  private static Map<String, Object> payer(Car car) {
    return Map.of(
        "plate_color",
        car.colour().toUpperCase(java.util.Locale.ROOT),
        "openid",
        car.openId(),
        "state",
        car.payer() == Car.Payer.OVERDUE ? "OVERDUE" : "NORMAL",
        "outcome",
        car.payer() == Car.Payer.FAILS ? "PAY_FAIL" : "SUCCESS");
  }

  private static String encoded(String plate) {
    return URLEncoder.encode(plate, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
