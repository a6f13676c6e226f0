package recognizer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import recognizer.bench.GoldenMessage;
import recognizer.camera.DeviceClock;
import recognizer.dispatch.Destination;
import recognizer.dispatch.Dispatching;
import recognizer.dispatch.FakeService;
import recognizer.dispatch.JournalLimits;
import recognizer.dispatch.KeyPlace;
import recognizer.metrics.PushCounts;
import recognizer.vote.Hiding;

/**
 * The lanes of a configuration with an open door, real recognisers and a service that takes all.
 */
final class CameraDoor implements AutoCloseable {
  static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final FakeService service = new FakeService();
  final PushedLanes lanes;
  private final Dispatching dispatching;
  private final RecognisingPool recognisers = new RecognisingPool(2);

  CameraDoor(Path folder, String config) throws IOException, WrongUsage {
    Path file = Files.writeString(folder.resolve("watch.yaml"), config);
    JournalLimits limits = new JournalLimits(1_000, 256 << 20, Duration.ofDays(30));
    WatchConfig watch = WatchConfig.load(file);
    Destination destination =
        new Destination(
            watch.device(),
            service.address(),
            folder.resolve("journal"),
            limits,
            Duration.ofSeconds(5),
            Duration.ofMillis(5),
            Duration.ofMillis(20));
    dispatching =
        Dispatching.start(
            destination,
            new KeyPlace(folder.resolve("key"), Duration.ofDays(90)),
            DeviceClock.real());
    lanes = PushedLanes.of(watch);
    lanes.open(
        new PushedLanes.Needs(
            dispatching,
            recognisers,
            new Hiding(watch.hidesOtherPlates(), false),
            DeviceClock.real()),
        folder);
  }

  /** The configuration beside the golden messages, on any free port. */
  static String config() throws IOException {
    return Files.readString(GOLDEN.resolve("watch.yaml")).replace("port: 7070", "port: 0");
  }

  HttpResponse<String> send(GoldenMessage message) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lanes.port() + message.target()))
            .method(message.verb(), HttpRequest.BodyPublishers.ofByteArray(message.body()));
    message.heads().forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Readings that the service has, when all are sent. */
  List<JsonNode> readings() throws InterruptedException {
    while (!dispatching.awaitEmpty(Duration.ofSeconds(1))) {
      Thread.onSpinWait();
    }
    List<JsonNode> readings = new ArrayList<>();
    service.batches.forEach(batch -> batch.path("readings").forEach(readings::add));
    return readings;
  }

  /** Whether the broker has let it listen. */
  boolean isListening() {
    return lanes.isListening();
  }

  PushCounts counts() {
    return lanes.counts();
  }

  @Override
  public void close() throws IOException {
    lanes.close();
    recognisers.close();
    dispatching.close();
    service.close();
  }
}
