package recognizer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;
import recognizer.web.WebServer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_edges_page {
  private final AtomicLong ticks = new AtomicLong(1_000_000_000_000L);
  private final LaneStatus entrance = new LaneStatus("entrance");
  private final LaneStatus exit = new LaneStatus("exit");
  private final StageTimes times = new StageTimes();
  private Duration skew;
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    EdgeStatus edge =
        new EdgeStatus(
            "west-lake-edge",
            List.of(entrance, exit),
            List.of(times),
            () -> 3,
            () -> Optional.ofNullable(skew),
            ticks::get);
    server = StatusServer.start(edge, "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(address(path)));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void pass(Duration time) {
    ticks.addAndGet(time.toNanos());
  }

  @Test
  void counts_for_prometheus_by_lane_and_stage() throws Exception {
    entrance.frame(ticks.get());
    entrance.frame(ticks.get());
    entrance.look();
    entrance.late();
    times.time(Stage.FIND, () -> 1);
    pass(Duration.ofSeconds(2));
    String text = get("/metrics").body();
    assertThat(text.lines())
        .contains(
            "# TYPE recogniser_frames_total counter",
            "recogniser_frames_total{lane=\"entrance\"} 2",
            "recogniser_frames_total{lane=\"exit\"} 0",
            "recogniser_frames_looked_at_total{lane=\"entrance\"} 1",
            "recogniser_frames_late_total{lane=\"entrance\"} 1",
            "recogniser_lane_frame_age_seconds{lane=\"entrance\"} 2.000",
            "recogniser_stage_runs_total{stage=\"find\"} 1",
            "recogniser_readings_waiting 3");
    assertThat(text).doesNotContain("recogniser_lane_frame_age_seconds{lane=\"exit\"}");
  }

  @Test
  void says_that_a_lane_has_fallen_silent() throws Exception {
    entrance.begin(ticks.get());
    entrance.frame(ticks.get());
    pass(Duration.ofSeconds(11));
    assertThat(get("/metrics").body())
        .contains("recogniser_lane_ailing{lane=\"entrance\",ailment=\"silent\"} 1")
        .contains("recogniser_lane_ailing{lane=\"exit\",ailment=\"silent\"} 0");
    assertThat(get("/lanes.json").body()).contains("no picture comes");
    entrance.over();
    exit.begin(ticks.get());
    pass(Duration.ofSeconds(11));
    assertThat(get("/metrics").body())
        .contains("recogniser_lane_ailing{lane=\"exit\",ailment=\"silent\"} 1");
    assertThat(get("/metrics").body())
        .contains("recogniser_lane_ailing{lane=\"entrance\",ailment=\"silent\"} 0");
  }

  @Test
  void says_how_far_the_clock_is_from_the_services_once_that_is_known() throws Exception {
    assertThat(get("/metrics").body()).doesNotContain("recogniser_clock_skew_seconds ");
    assertThat(get("/lanes.json").body()).doesNotContain("skew");
    skew = Duration.ofMillis(-7_250);
    assertThat(get("/metrics").body()).contains("recogniser_clock_skew_seconds -7.250");
    assertThat(get("/lanes.json").body()).contains("\"skewSeconds\":-7.25");
  }

  @Test
  void shows_the_last_reading_of_a_lane_with_its_pictures() throws Exception {
    exit.reading(
        new LaneStatus.LastReading(
            "浙A0T001",
            "blue",
            0.98,
            "out",
            Instant.parse("2026-11-26T04:00:00Z"),
            new byte[] {7},
            new byte[] {9}));
    exit.ailing(Set.of(Ailment.GLARING));
    assertThat(get("/lanes.json").body())
        .contains("\"plate\":\"浙A0T001\"", "\"kind\":\"glaring\"", "\"waiting\":3")
        .contains("\"hasCutOut\":true");
    assertThat(get("/lanes/exit.jpg").body()).isEqualTo("\u0007");
    assertThat(get("/lanes/exit/plate.jpg").body()).isEqualTo("\t");
    assertThat(get("/lanes/entrance.jpg").statusCode()).isEqualTo(404);
    assertThat(get("/lanes/entrance/plate.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void brings_all_its_parts_and_nothing_else() throws Exception {
    for (String part : List.of("/", "/edge.css", "/edge.js", "/edge.svg")) {
      assertThat(get(part).statusCode()).as(part).isEqualTo(200);
    }
    assertThat(get("/../models/reader.txt").statusCode()).isEqualTo(404);
    assertThat(get("/nothing").body()).contains("There is no such page");
    HttpRequest.Builder post =
        HttpRequest.newBuilder(address("/")).POST(HttpRequest.BodyPublishers.noBody());
    assertThat(ask(post).statusCode()).isEqualTo(405);
  }

  @Test
  void on_a_port_in_use_is_refused_by_name() {
    EdgeStatus edge =
        new EdgeStatus("edge", List.of(), List.of(), () -> 0, Optional::empty, ticks::get);
    assertThatThrownBy(() -> StatusServer.start(edge, "127.0.0.1", server.port()))
        .hasMessageContaining("port " + server.port() + " of 127.0.0.1 cannot be used");
  }
}
