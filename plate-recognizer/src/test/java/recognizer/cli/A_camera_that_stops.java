package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.camera.Decoding;
import recognizer.camera.DeviceClock;
import recognizer.dispatch.Destination;
import recognizer.dispatch.Dispatching;
import recognizer.dispatch.FakeService;
import recognizer.dispatch.JournalLimits;
import recognizer.dispatch.KeyPlace;
import recognizer.dispatch.ReportRules;
import recognizer.dispatch.Reporting;
import recognizer.dispatch.Waits;
import recognizer.vote.Hiding;

/** A camera on this machine that sends one JPEG after the other, until it is told to stop. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(90)
class A_camera_that_stops {
  private static final Path PICTURE = Path.of("src/test/resources/recognizer/cli/lane.jpg");
  private static final ReportRules OFTEN =
      new ReportRules(Duration.ofMillis(50), Duration.ofSeconds(5));

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer camera;
  private FakeService service;
  private volatile boolean isStopped;
  private volatile boolean isOver;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
    camera = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    camera.setExecutor(threads);
    camera.createContext("/", this::send);
    camera.start();
  }

  @AfterEach
  void stop() {
    isOver = true;
    camera.stop(0);
    threads.shutdownNow();
    service.close();
  }

  private void send(HttpExchange exchange) throws IOException {
    byte[] jpeg = Files.readAllBytes(PICTURE);
    String head =
        "--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: %d\r\n\r\n".formatted(jpeg.length);
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=ffmpeg");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      while (!isOver) {
        if (!isStopped) {
          body.write(head.getBytes(StandardCharsets.UTF_8));
          body.write(jpeg);
          body.write("\r\n".getBytes(StandardCharsets.UTF_8));
          body.flush();
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Destination destination() {
    return new Destination(
        "edge",
        service.address(),
        folder.resolve("journal"),
        new JournalLimits(100, 1 << 20, Duration.ofDays(1)),
        Duration.ofSeconds(5),
        Duration.ofMillis(50),
        Duration.ofMillis(50));
  }

  private KeyPlace keys() {
    return new KeyPlace(folder.resolve("key"), Duration.ofDays(90));
  }

  private JsonNode lane() {
    int last = service.reports.size() - 1;
    return last < 0 ? null : service.reports.get(last).at("/lanes/0");
  }

  private boolean isSilent() {
    return lane() != null && lane().path("ailments").toString().contains("silent");
  }

  private boolean isSeen() {
    return lane() != null && lane().has("lastSignAt") && !isSilent();
  }

  @Test
  void is_reported_as_silent_after_the_time_that_is_set_and_as_good_when_it_is_back()
      throws Exception {
    DeviceClock clock = DeviceClock.real();
    try (Dispatching dispatching = Dispatching.start(destination(), keys(), clock);
        RecognisingPool recognisers = new RecognisingPool(1)) {
      WatchingLane lane = watching(clock, dispatching, recognisers);
      lane.status().fallsSilentAfter(Duration.ofSeconds(2));
      Thread thread = new Thread(lane, "lane");
      thread.start();
      try (Reporting reporting = dispatching.report(List.of(lane.status()), OFTEN, clock)) {
        Waits.until("frames come", this::isSeen);
        isStopped = true;
        Waits.until("it is silent", this::isSilent);
        String lastSign = lane().path("lastSignAt").asText();
        assertThat(lastSign).isNotEmpty();
        isStopped = false;
        Waits.until("it is back", this::isSeen);
        assertThat(reporting.skew()).isEmpty();
      } finally {
        lane.stop();
        isOver = true;
        thread.interrupt();
        thread.join();
      }
    }
  }

  private WatchConfig.LaneConfig lane(String about) throws IOException, WrongUsage {
    String config =
        "{device: edge, service: http://127.0.0.1, journal: {folder: journal}, lanes: [{name: exit,"
            + " direction: out, %s}]}";
    Path file = folder.resolve("watch.yaml");
    return WatchConfig.load(Files.writeString(file, config.formatted(about))).lanes().get(0);
  }

  private WatchingLane watching(
      DeviceClock clock, Dispatching dispatching, RecognisingPool recognisers)
      throws IOException, WrongUsage {
    String address = "http://127.0.0.1:" + camera.getAddress().getPort() + "/live";
    WatchConfig.LaneConfig config = lane("source: \"" + address + "\"");
    return new WatchingLane(
        LanePlan.of(config, Hiding.NOTHING),
        new LaneSource(config, folder, clock, Decoding.software()),
        recognisers,
        dispatching);
  }

  @Test
  void is_another_matter_than_a_folder_whose_pictures_are_far_apart() throws Exception {
    Files.copy(PICTURE, folder.resolve("picture.jpg"));
    WatchConfig.LaneConfig config =
        lane("source: picture.jpg, secondsPerPicture: 3600, repeat: true");
    DeviceClock clock = DeviceClock.real();
    try (Dispatching dispatching = Dispatching.start(destination(), keys(), clock);
        RecognisingPool recognisers = new RecognisingPool(1)) {
      LaneSource source = new LaneSource(config, folder, clock, Decoding.software());
      WatchingLane lane =
          new WatchingLane(LanePlan.of(config, Hiding.NOTHING), source, recognisers, dispatching);
      lane.status().fallsSilentAfter(Duration.ofMillis(1));
      Thread thread = new Thread(lane, "lane");
      thread.start();
      Waits.until("a reading", () -> lane.status().readings() > 0);
      assertThat(lane.status().ailments(DeviceClock.ticks() + 1_000_000_000L)).isEmpty();
      lane.stop();
      thread.interrupt();
      thread.join();
    }
  }
}
