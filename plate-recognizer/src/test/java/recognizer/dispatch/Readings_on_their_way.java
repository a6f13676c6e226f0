package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recognizer.camera.DeviceClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Readings_on_their_way {
  private static final Duration SOON = Duration.ofSeconds(20);
  @TempDir Path journal;
  private FakeService service;

  @BeforeEach
  void open() throws IOException {
    service = new FakeService();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private Dispatching start(URI address) throws IOException {
    Instant now = Instant.parse("2026-11-23T10:04:11.250Z");
    return Dispatching.start(
        Readings.destination(address, journal),
        Readings.keys(journal),
        () -> now,
        () -> Readings.FIRST);
  }

  private static boolean isDrained(Dispatching dispatching) throws InterruptedException {
    return dispatching.awaitEmpty(SOON);
  }

  private List<Long> sent() {
    List<Long> sequences = new ArrayList<>();
    service.batches.forEach(
        b -> b.path("readings").forEach(r -> sequences.add(r.path("sequence").asLong())));
    return sequences;
  }

  @Test
  void are_forgotten_when_the_service_has_them() throws Exception {
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(sent()).containsExactly(1L, 2L);
    assertThat(service.batches.get(0).path("device").asText()).isEqualTo("west-lake-edge");
    assertThat(service.batches.get(0).path("sentAt").asText())
        .isEqualTo("2026-11-23T18:04:11.25+08:00");
    assertThat(service.batches.get(0).at("/readings/0/picture/data").asText()).isEqualTo("AQID");
    assertThat(service.batches.get(0).at("/readings/0/cutOut/data").asText()).isEqualTo("BAU=");
  }

  @Test
  void are_forgotten_when_the_service_had_them_already() throws Exception {
    service.behaviour = batch -> FakeService.outcomes(batch, sequence -> "repeated");
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
  }

  @Test
  void are_set_aside_with_the_reason_when_they_are_refused() throws Exception {
    service.behaviour = batch -> FakeService.outcomes(batch, n -> n == 1 ? "refused" : "accepted");
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
    try (var files = Files.list(journal.resolve("refused"))) {
      Path file = files.findFirst().orElseThrow();
      assertThat(file).content().contains("Lane is not known.").contains("浙A0T001");
      assertThat(file).content().contains("\"data\":\"AQID\"").contains("\"data\":\"BAU=\"");
      assertThat(file.getFileName()).hasToString("000000000000000001.json");
    }
  }

  @Test
  void are_sent_again_until_an_answer_comes() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    service.behaviour =
        batch ->
            switch (calls.getAndIncrement()) {
              case 0 -> new FakeService.Reply(503, "");
              case 1 -> new FakeService.Reply(0, "");
              case 2 -> new FakeService.Reply(200, "not json");
              case 3 -> new FakeService.Reply(400, "{\"title\":\"Bad\",\"detail\":\"No lane\"}");
              case 4 -> new FakeService.Reply(200, "{\"results\":[]}");
              default -> FakeService.acceptAll(batch);
            };
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(calls).hasValue(6);
    assertThat(sent()).as("the same number every time").containsOnly(1L);
  }

  @Test
  void are_sent_again_when_the_service_is_too_slow() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    service.behaviour =
        batch -> {
          try {
            boolean isSlow = calls.getAndIncrement() == 0;
            never.await(isSlow ? 2 : 0, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return FakeService.acceptAll(batch);
        };
    Destination hasty = Readings.destination(service.address(), journal, Duration.ofMillis(400));
    try (Dispatching dispatching =
        Dispatching.start(hasty, Readings.keys(journal), DeviceClock.real())) {
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(calls.get()).isGreaterThan(1);
  }

  @Test
  void wait_on_disk_while_there_is_no_service_and_leave_after_a_restart() throws Exception {
    try (Dispatching dispatching = start(URI.create("http://127.0.0.1:9"))) {
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(Duration.ofMillis(50))).isFalse();
    }
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(sent()).containsExactly(1L, 2L);
  }

  @Test
  void travel_in_batches_of_at_most_a_hundred() throws Exception {
    service.behaviour = batch -> new FakeService.Reply(503, "");
    try (Dispatching dispatching = start(service.address())) {
      for (int i = 0; i < 230; i++) {
        dispatching.accept(Readings.reading(new byte[0], new byte[0]));
      }
      service.batches.clear();
      service.behaviour = FakeService::acceptAll;
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(service.batches)
        .allSatisfy(b -> assertThat(b.path("readings").size()).isLessThanOrEqualTo(100));
    assertThat(sent()).hasSizeGreaterThanOrEqualTo(230).contains(1L, 230L);
  }

  @ParameterizedTest
  @CsvSource({"500, 0", "300, 200", "0, 500"})
  void travel_in_batches_of_a_few_megabytes(int picture, int cutOut) throws Exception {
    service.behaviour = batch -> new FakeService.Reply(503, "");
    try (Dispatching dispatching = start(service.address())) {
      for (int i = 0; i < 14; i++) {
        dispatching.accept(Readings.reading(new byte[picture * 1024], new byte[cutOut * 1024]));
      }
      service.batches.clear();
      service.behaviour = FakeService::acceptAll;
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(service.batches)
        .allSatisfy(b -> assertThat(b.path("readings").size()).isLessThanOrEqualTo(6));
  }

  @ParameterizedTest
  @CsvSource({"503, 1", "429, 1"})
  void leave_a_busy_service_alone_for_as_long_as_it_asks(int status, String seconds)
      throws Exception {
    List<Long> times = new ArrayList<>();
    service.behaviour =
        batch -> {
          times.add(DeviceClock.ticks());
          return times.size() == 1
              ? new FakeService.Reply(status, "", seconds)
              : FakeService.acceptAll(batch);
        };
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Sending.class)) {
      dispatching.accept(Readings.reading());
      Waits.until("the first attempt", () -> !service.batches.isEmpty());
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
      assertThat(said.warnings()).as("it is no error").isEmpty();
    }
    assertThat(sent()).containsExactly(1L, 1L, 2L);
    assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
  }

  @Test
  void that_nobody_takes_are_said_once_and_once_when_somebody_does() throws Exception {
    service.behaviour = batch -> new FakeService.Reply(0, "");
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Sending.class)) {
      dispatching.accept(Readings.reading());
      Waits.until("many attempts", () -> service.batches.size() > 5);
      assertThat(said.all()).hasSize(1);
      service.behaviour = FakeService::acceptAll;
      assertThat(isDrained(dispatching)).isTrue();
      assertThat(said.all()).hasSize(2);
      assertThat(said.all().get(1)).contains("takes readings again");
    }
  }

  @Test
  void go_in_smaller_batches_to_a_service_that_finds_them_too_large() throws Exception {
    service.behaviour = batch -> new FakeService.Reply(503, "");
    try (Dispatching dispatching = start(service.address())) {
      for (int i = 0; i < 150; i++) {
        dispatching.accept(Readings.reading());
      }
      service.batches.clear();
      service.behaviour =
          batch ->
              batch.path("readings").size() > 12
                  ? new FakeService.Reply(413, "")
                  : FakeService.acceptAll(batch);
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(sent()).contains(1L, 150L);
    long refused = service.batches.stream().filter(b -> b.path("readings").size() > 12).count();
    assertThat(refused).isBetween(3L, (long) service.batches.size() / 2);
  }

  @Test
  void too_large_one_by_one_go_without_their_pictures_which_are_kept() throws Exception {
    service.behaviour =
        batch ->
            batch.at("/readings/0").has("picture")
                ? new FakeService.Reply(413, "")
                : FakeService.acceptAll(batch);
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      dispatching.accept(Readings.reading());
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(journal.resolve("refused/000000000000000001.json"))
        .content()
        .contains("\"data\":\"AQID\"", "too large for the service");
    assertThat(journal.resolve("refused/000000000000000002.json")).exists();
  }

  @Test
  void after_days_without_a_service_leave_in_order_while_new_ones_come() throws Exception {
    try (Dispatching dispatching = start(URI.create("http://127.0.0.1:9"))) {
      for (int i = 0; i < 500; i++) {
        dispatching.accept(Readings.reading());
      }
    }
    try (Dispatching dispatching = start(service.address())) {
      for (int i = 0; i < 200; i++) {
        assertThat(dispatching.accept(Readings.reading())).isTrue();
      }
      assertThat(isDrained(dispatching)).isTrue();
    }
    assertThat(sent()).hasSize(700).isSorted();
  }

  /** Without what travels with it: its pictures and when its batch was sent. */
  private static String bare(String batch) {
    return batch
        .replaceAll(",\"(picture|cutOut)\":\\{[^}]*}", "")
        .replaceAll("\"sentAt\":\"[^\"]*\"", "");
  }

  /** The service takes the batch, and the program ends before it hears of that. */
  @Test
  void are_the_same_to_the_byte_however_often_they_are_sent() throws Exception {
    service.behaviour = batch -> new FakeService.Reply(0, "");
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      Waits.until("two attempts", () -> service.bodies.size() > 1);
    }
    Files.delete(journal.resolve("pictures/1.jpg"));
    service.behaviour = batch -> FakeService.outcomes(batch, sequence -> "repeated");
    try (Dispatching dispatching = start(service.address())) {
      assertThat(isDrained(dispatching)).isTrue();
    }
    String first = service.bodies.get(0);
    String last = service.bodies.get(service.bodies.size() - 1);
    assertThat(first).contains("picture", "cutOut");
    assertThat(last).doesNotContain("picture", "cutOut");
    assertThat(service.bodies.stream().map(Readings_on_their_way::bare).distinct()).hasSize(1);
    StoredReading stored = new StoredReading(1, ReadingJson.reading(1, Readings.reading()));
    assertThat(last).contains(new String(stored.json(), StandardCharsets.UTF_8));
  }

  @Test
  void whose_settling_cannot_be_written_are_sent_again_until_it_can() throws Exception {
    service.behaviour = batch -> FakeService.outcomes(batch, sequence -> "refused");
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Sending.class)) {
      Path blocked = journal.resolve("refused/000000000000000001.json.new");
      Files.createDirectories(blocked);
      dispatching.accept(Readings.reading());
      Waits.until("two attempts", () -> service.batches.size() > 2);
      Files.delete(blocked);
      assertThat(isDrained(dispatching)).isTrue();
      assertThat(said.warnings().stream().filter(text -> text.contains("cannot be written")))
          .hasSize(1);
    }
    assertThat(journal.resolve("refused/000000000000000001.json")).isRegularFile();
  }
}
