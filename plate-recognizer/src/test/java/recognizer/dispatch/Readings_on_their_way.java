package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
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
    return Dispatching.start(Readings.destination(address, journal), () -> now);
  }

  /** Waits for each send in turn until nothing is left. */
  private static boolean isDrained(Dispatching dispatching) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      if (dispatching.awaitEmpty(SOON.dividedBy(200))) {
        return true;
      }
    }
    return false;
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
    try (Dispatching dispatching = start(service.address())) {
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
}
