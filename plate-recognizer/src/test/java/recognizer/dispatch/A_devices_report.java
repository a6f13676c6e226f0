package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.camera.DeviceClock;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class A_devices_report {
  private static final Instant START = Instant.parse("2026-11-24T00:31:00Z");
  private static final ReportRules OFTEN =
      new ReportRules(Duration.ofMillis(10), Duration.ofSeconds(5));
  private static final ReportRules RARELY =
      new ReportRules(Duration.ofHours(1), Duration.ofSeconds(5));

  @TempDir Path journal;
  private final LaneStatus entrance = new LaneStatus("entrance");
  private final LaneStatus exit = new LaneStatus("exit");
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
    return Dispatching.start(
        Readings.destination(address, journal), Readings.keys(journal), () -> START);
  }

  private Reporting report(Dispatching dispatching, ReportRules rules) {
    DeviceClock clock = DeviceClock.simulated(START, null, 1);
    return dispatching.report(List.of(entrance, exit), rules, clock);
  }

  private static FakeService.Reply answer(long skew, int readings, long pause) {
    String json =
        "{\"device\":\"west-lake-edge\",\"receivedAt\":\"2026-11-24T08:31:00+08:00\","
            + "\"skewMillis\":%d,\"readingsMax\":%d,\"pauseMillis\":%d}";
    return new FakeService.Reply(200, json.formatted(skew, readings, pause));
  }

  private static Instant time(JsonNode report, String at) {
    return OffsetDateTime.parse(report.at(at).asText()).toInstant();
  }

  private JsonNode first(Dispatching dispatching) throws InterruptedException {
    try (Reporting reporting = report(dispatching, RARELY)) {
      Waits.until("a report at once", () -> !service.reports.isEmpty());
      assertThat(reporting.skew()).isEmpty();
    }
    return service.reports.get(0);
  }

  private void see(LaneStatus lane) {
    lane.frame(DeviceClock.ticks() - Duration.ofSeconds(3).toNanos());
    lane.reading(
        new LaneStatus.LastReading("浙A0T001", "blue", 0.98, "in", START, new byte[0], new byte[0]));
  }

  @Test
  void says_what_waits_and_how_each_lane_is() throws Exception {
    service.behaviour = batch -> new FakeService.Reply(503, "");
    see(entrance);
    exit.begin(DeviceClock.ticks() - Duration.ofMinutes(6).toNanos());
    exit.ailing(Set.of(Ailment.DARK));
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      dispatching.accept(Readings.reading());
      JsonNode report = first(dispatching);
      assertThat(Contracts.faults("device-report.v1.schema.json", ReadingJson.bytes(report)))
          .isEqualTo("[]");
      assertThat(report.path("device").asText()).isEqualTo("west-lake-edge");
      assertThat(report.path("waiting").asInt()).isEqualTo(2);
      assertThat(time(report, "/oldestWaitingAt")).isEqualTo("2026-11-23T10:04:10.500Z");
      assertThat(report.path("picturesDropped").asInt()).isZero();
      Instant sent = time(report, "/sentAt");
      assertThat(sent).isBetween(START, START.plusSeconds(60));
      assertThat(time(report, "/lanes/0/lastSignAt"))
          .isBetween(sent.minusSeconds(20), sent.minusSeconds(2));
      assertThat(time(report, "/lanes/0/lastReadingAt")).isEqualTo(START);
      assertThat(report.at("/lanes/0/ailments")).isEmpty();
      assertThat(report.at("/lanes/1").has("lastSignAt")).isFalse();
      assertThat(report.at("/lanes/1/ailments").toString()).isEqualTo("[\"silent\",\"dark\"]");
    }
  }

  @Test
  void says_the_same_things_as_the_contracts_example() throws Exception {
    byte[] example = Files.readAllBytes(Contracts.FOLDER.resolve("examples/device-report.json"));
    assertThat(Contracts.faults("device-report.v1.schema.json", example)).isEqualTo("[]");
    service.behaviour = batch -> new FakeService.Reply(503, "");
    see(entrance);
    see(exit);
    try (Dispatching dispatching = start(service.address())) {
      dispatching.accept(Readings.reading());
      JsonNode theirs = new ObjectMapper().readTree(example);
      JsonNode ours = first(dispatching);
      assertThat(names(ours)).isEqualTo(names(theirs));
      assertThat(names(ours.at("/lanes/0"))).isEqualTo(names(theirs.at("/lanes/0")));
    }
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void with_nothing_to_tell_satisfies_the_schema() throws Exception {
    try (Dispatching dispatching = start(service.address())) {
      JsonNode report = first(dispatching);
      assertThat(Contracts.faults("device-report.v1.schema.json", ReadingJson.bytes(report)))
          .isEqualTo("[]");
      assertThat(report.has("oldestWaitingAt")).isFalse();
    }
  }

  @Test
  void comes_again_and_again_although_no_car_does() throws Exception {
    service.reportBehaviour = report -> answer(-1_200, 100, 0);
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Reporting.class);
        Reporting reporting = report(dispatching, OFTEN)) {
      Waits.until("many reports", () -> service.reports.size() > 5);
      assertThat(reporting.skew()).contains(Duration.ofMillis(-1_200));
      assertThat(said.all()).isEmpty();
    }
  }

  @Test
  void is_not_held_up_by_readings_that_nobody_answers_nor_holds_them_up() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    service.behaviour =
        batch -> {
          await(release);
          return FakeService.acceptAll(batch);
        };
    try (Dispatching dispatching = start(service.address());
        Reporting reporting = report(dispatching, OFTEN)) {
      dispatching.accept(Readings.reading());
      Waits.until("a batch under way", () -> !service.batches.isEmpty());
      int before = service.reports.size();
      Waits.until("reports meanwhile", () -> service.reports.size() > before + 3);
      service.reportBehaviour =
          report -> {
            await(new CountDownLatch(1));
            return answer(0, 100, 0);
          };
      release.countDown();
      assertThat(dispatching.awaitEmpty(Duration.ofSeconds(20))).isTrue();
      assertThat(reporting.skew()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void that_does_not_arrive_is_said_once_and_once_when_it_does_again() throws Exception {
    service.reportBehaviour = report -> new FakeService.Reply(0, "");
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Reporting.class);
        Reporting reporting = report(dispatching, OFTEN)) {
      Waits.until("many attempts", () -> service.reports.size() > 5);
      assertThat(said.all()).hasSize(1);
      assertThat(said.warnings().get(0)).contains("does not hear of this device");
      service.reportBehaviour = report -> answer(0, 100, 0);
      Waits.until("it is back", () -> reporting.skew().isPresent());
      Waits.until("that is said", () -> said.all().size() == 2);
      assertThat(said.all().get(1)).contains("hears of this device again");
    }
  }

  @Test
  void that_the_service_is_too_old_for_is_said_once_and_tried_on() throws Exception {
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Reporting.class);
        Reporting reporting = report(dispatching, OFTEN)) {
      Waits.until("many attempts", () -> service.reports.size() > 5);
      assertThat(said.all()).hasSize(1);
      assertThat(said.all().get(0)).contains("404").contains("older than this program");
      assertThat(reporting.skew()).isEmpty();
    }
  }

  @Test
  void that_is_rejected_says_why_once() throws Exception {
    service.reportBehaviour =
        report -> new FakeService.Reply(400, "{\"title\":\"Bad\",\"detail\":\"No such device\"}");
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Reporting.class);
        Reporting reporting = report(dispatching, OFTEN)) {
      Waits.until("many attempts", () -> service.reports.size() > 5);
      assertThat(said.all()).hasSize(1);
      assertThat(said.all().get(0)).contains("No such device");
      assertThat(reporting.skew()).isEmpty();
    }
  }

  @Test
  void to_a_busy_service_comes_when_it_was_asked_to_come() throws Exception {
    service.reportBehaviour = report -> new FakeService.Reply(503, "", "600");
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Reporting.class);
        Reporting reporting = report(dispatching, OFTEN)) {
      Waits.until("one report", () -> !service.reports.isEmpty());
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(Duration.ofSeconds(20))).isTrue();
      assertThat(service.reports).hasSize(1);
      assertThat(said.all()).isEmpty();
      assertThat(reporting.skew()).isEmpty();
    }
  }

  @Test
  void learns_that_the_clock_is_off_and_says_once_what_to_do() throws Exception {
    service.reportBehaviour = report -> answer(7_250, 100, 0);
    try (Dispatching dispatching = start(service.address());
        Said said = new Said(Reporting.class);
        Reporting reporting = report(dispatching, OFTEN)) {
      Waits.until("many reports", () -> service.reports.size() > 5);
      assertThat(reporting.skew()).contains(Duration.ofMillis(7_250));
      assertThat(said.warnings()).hasSize(1);
      assertThat(said.warnings().get(0)).contains("7.25 s ahead of").contains("NTP");
      service.reportBehaviour = report -> answer(-3, 100, 0);
      Waits.until("it is said that it is right", () -> said.all().size() == 2);
      assertThat(reporting.skew()).contains(Duration.ofMillis(-3));
    }
  }

  /** Twelve readings in batches of at most five, 80 ms apart, are three batches in 160 ms. */
  @Test
  void is_answered_with_how_fast_readings_may_come_which_they_then_do() throws Exception {
    service.reportBehaviour = report -> answer(0, 5, 80);
    service.behaviour = batch -> new FakeService.Reply(503, "");
    try (Dispatching dispatching = start(service.address());
        Reporting reporting = report(dispatching, RARELY)) {
      Waits.until("the answer", () -> reporting.skew().isPresent());
      for (int i = 0; i < 12; i++) {
        dispatching.accept(Readings.reading());
      }
      List<Long> times = new ArrayList<>();
      service.batches.clear();
      service.behaviour =
          batch -> {
            times.add(DeviceClock.ticks());
            return FakeService.acceptAll(batch);
          };
      assertThat(dispatching.awaitEmpty(Duration.ofSeconds(20))).isTrue();
      assertThat(service.batches)
          .allSatisfy(b -> assertThat(b.path("readings").size()).isLessThanOrEqualTo(5));
      for (int i = 1; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(75_000_000L);
      }
    }
  }
}
