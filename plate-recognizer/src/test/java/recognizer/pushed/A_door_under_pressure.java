package recognizer.pushed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.bench.GoldenMessage;
import recognizer.camera.DeviceClock;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.PushCounts;
import recognizer.metrics.PushOutcome;
import recognizer.vendors.Vendor;
import recognizer.vote.CameraReport;
import recognizer.vote.Direction;
import recognizer.vote.Hiding;
import recognizer.vote.LaneRules;
import recognizer.vote.Opinion;
import recognizer.vote.PlateReading;

/** A recogniser that takes its time, and a journal that is full. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class A_door_under_pressure {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final FakeJournal journal = new FakeJournal();
  private final PushCounts counts = new PushCounts();
  private final LaneStatus status = new LaneStatus("yard", Duration.ofMillis(200));
  private final CountDownLatch release = new CountDownLatch(1);
  private PushDoor door;

  @BeforeEach
  void open() throws IOException {
    open(Hiding.NOTHING);
  }

  private void open(Hiding hiding) throws IOException {
    CameraSetup camera =
        new CameraSetup(
            Vendor.VZENITH, Optional.empty(), Optional.of("aa00bb01-00000001"), false, 0.9);
    LaneRules rules = new LaneRules("yard", Direction.IN, Direction.IN);
    Recognition slow =
        frame -> {
          release.await();
          return List.of();
        };
    door =
        PushDoor.open(
            new CameraLanes(List.of(new CameraLane(rules, camera, status))),
            new PushDoor.Address("127.0.0.1", 0, Optional.empty()),
            new PushLimits(1, 1, Duration.ofMillis(300), Duration.ofSeconds(60)),
            new PushDoor.Workshop(
                journal,
                slow,
                hiding,
                DeviceClock.real(),
                folder.resolve("pushed.records"),
                counts));
  }

  @AfterEach
  void close() throws IOException {
    release.countDown();
    door.close();
  }

  private CompletableFuture<HttpResponse<String>> send(String name, Instant time)
      throws IOException {
    GoldenMessage message = GoldenMessage.load(GOLDEN.resolve(name), time);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + message.target()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
    message.heads().forEach(request::header);
    return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<Opinion.Reader> readers(PlateReading reading) {
    return reading.report().map(CameraReport::opinions).orElseThrow().stream()
        .map(Opinion::reader)
        .toList();
  }

  @Test
  void keeps_the_cameras_word_when_the_second_opinion_takes_too_long() throws Exception {
    long before = DeviceClock.ticks();
    assertThat(send("vzenith/towards.http", Instant.now()).join().statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(DeviceClock.ticks() - before)).isLessThan(Duration.ofSeconds(3));
    PlateReading reading = journal.readings.get(0);
    assertThat(readers(reading)).containsExactly(Opinion.Reader.CAMERA);
    assertThat(reading.plate().confidence()).isEqualTo(0.9);
    assertThat(reading.evidence().jpeg()).isNotEmpty();
    assertThat(status.lateFrames()).isEqualTo(1);
  }

  @Test
  void shows_no_picture_that_nobody_has_searched_for_what_must_be_hidden() throws Exception {
    door.close();
    open(new Hiding(true, false));
    assertThat(send("vzenith/towards.http", Instant.now()).join().statusCode()).isEqualTo(200);
    assertThat(journal.readings.get(0).evidence().jpeg()).isEmpty();
    assertThat(journal.readings.get(0).evidence().cutOut()).isNotEmpty();
  }

  @Test
  void puts_off_what_it_has_no_room_for() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    Instant now = Instant.now();
    for (int i = 0; i < 4; i++) {
      all.add(send("vzenith/towards.http", now.plusSeconds(i)));
    }
    List<HttpResponse<String>> answers = all.stream().map(CompletableFuture::join).toList();
    List<HttpResponse<String>> putOff =
        answers.stream().filter(answer -> answer.statusCode() == 503).toList();
    assertThat(putOff).isNotEmpty();
    assertThat(putOff.get(0).headers().firstValue("Retry-After")).isPresent();
    assertThat(putOff.get(0).body()).contains("There is no room now");
    assertThat(journal.readings.size() + putOff.size()).isEqualTo(4);
    assertThat(counts.of(PushOutcome.PUT_OFF)).isEqualTo(putOff.size());
  }

  @Test
  void leaves_a_record_with_the_camera_while_the_journal_is_full() throws Exception {
    Instant now = Instant.now();
    journal.isFull = true;
    assertThat(send("vzenith/away.http", now).join().statusCode()).isEqualTo(503);
    journal.isFull = false;
    assertThat(send("vzenith/away.http", now).join().statusCode()).isEqualTo(200);
    assertThat(journal.readings).hasSize(1);
  }

  @Test
  void takes_late_records_out_of_order() throws Exception {
    Instant now = Instant.now();
    for (int seconds : new int[] {0, -50, -20}) {
      assertThat(send("vzenith/away.http", now.plusSeconds(seconds)).join().statusCode())
          .isEqualTo(200);
    }
    assertThat(journal.readings).hasSize(3);
  }

  @Test
  void is_silent_when_its_camera_is() throws Exception {
    send("vzenith/heartbeat.http", Instant.now()).join();
    assertThat(status.signs()).isEqualTo(1);
    assertThat(status.ailments(DeviceClock.ticks())).isEmpty();
    Thread.sleep(300);
    assertThat(status.ailments(DeviceClock.ticks())).containsExactly(Ailment.SILENT);
  }
}
