package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recognizer.vote.Hiding;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_configuration {
  private static final String RIGHT =
      """
      device: west-lake-edge
      service: http://192.0.2.10:8080
      journal: {folder: data/journal}
      clock: {start: "2026-11-24T08:00:00+08:00", factor: 60}
      status: {port: 9101}
      report: {skewSecondsMax: 3}
      privacy: {pictureDaysMax: 7}
      decoding: software
      lanes:
        - {name: entrance, source: in.mp4, direction: in, region: [0, 0.25, 1, 1]}
        - {name: yard, source: "rtsp://192.0.2.7/1", direction: both, towardsCamera: out}
      """;

  @TempDir Path folder;

  private WatchConfig load(String text) throws IOException, WrongUsage {
    return WatchConfig.load(Files.writeString(folder.resolve("watch.yaml"), text));
  }

  @Test
  void in_yaml_is_understood() throws Exception {
    WatchConfig config = load(RIGHT);
    assertThat(config.lanes()).hasSize(2);
    assertThat(config.lanes().get(1).direction()).isEqualTo(WatchConfig.Way.BOTH);
    assertThat(config.journal().readings()).isEqualTo(100_000);
    assertThat(config.pictureAge()).isEqualTo(Duration.ofDays(7));
    assertThat(config.reports().rules().every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.reports().rules().skewMax()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.reports().silentAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.hidesOtherPlates()).isFalse();
    assertThat(config.hidesFaces()).isFalse();
    assertThat(LanePlan.of(config.lanes().get(0), Hiding.NOTHING).region().top()).isEqualTo(0.25);
  }

  @Test
  void may_hide_faces() throws Exception {
    assertThat(load(RIGHT.replace("privacy: {", "privacy: {hideFaces: true, ")).hidesFaces())
        .isTrue();
  }

  @Test
  void in_json_is_understood() throws Exception {
    String json =
        """
        {"device": "d1", "service": "http://192.0.2.10", "journal": {"folder": "j"},
         "lanes": [{"name": "entrance", "source": "a.mp4", "direction": "in",
                    "pace": "asFastAsPossible"}]}
        """;
    WatchConfig config = WatchConfig.load(Files.writeString(folder.resolve("watch.json"), json));
    assertThat(LanePlan.of(config.lanes().get(0), Hiding.NOTHING).isPaced()).isFalse();
  }

  @Test
  void shown_in_the_manual_is_understood() throws Exception {
    String manual = Files.readString(Path.of("../docs/operations/recogniser.md"));
    int start = manual.indexOf("```yaml\n") + 8;
    assertThat(load(manual.substring(start, manual.indexOf("```", start))).lanes()).isNotEmpty();
  }

  @Test
  void of_cameras_shown_in_the_manual_is_understood() throws Exception {
    WatchConfig config = load(camerasManual());
    assertThat(config.pushed()).hasSize(4);
    assertThat(config.watched()).isEmpty();
    assertThat(config.pushed().get(0).camera().setup().isGated()).isFalse();
    assertThat(config.pushed().get(0).camera().setup().trust()).isEqualTo(0.95);
    assertThat(config.cameras().broker("d1").orElseThrow().toString()).doesNotContain("secret");
  }

  private static String camerasManual() throws IOException {
    String manual = Files.readString(Path.of("../docs/operations/cameras.md"));
    int start = manual.indexOf("```yaml\n") + 8;
    return manual.substring(start, manual.indexOf("```", start));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vendor: hikvision      | vendor: acme            | acme
          path: west-in-4f1c9a77 | path: short             | camera.path must be a secret
          path: west-in-4f1c9a77 | path:                   | camera needs a path, a device or both
          trust: 0.95            | trust: 1.5              | camera.trust must be from 0 to 1
          port: 7070             | port: 70707             | cameras.port must be a number
          host: 192.0.2.5        | host:                   | cameras.mqtt.host must be given
          skewSecondsMax: 60     | skewSecondsMax: 0       | cameras.skewSecondsMax must be at least 1
          silentSeconds: 90      | silentSeconds: -1       | cameras.silentSeconds must be at least 1
          vendor: dahua, device: 3F00AA77PAL00001 | vendor: vzenith-mqtt, path: a-secret | broker needs device
          device: aa00bb01-00000001 | path: west-in-4f1c9a77 | another lane has the same
          direction: out         | direction: out, source: a.mp4 | source must be a file
          """)
  void of_cameras_that_is_wrong_is_refused(String right, String wrong, String message)
      throws IOException {
    String manual = camerasManual();
    assertThat(manual).contains(right);
    String replaced =
        wrong.contains("source")
            ? manual.replace("direction: out\n", "direction: out\n    source: a.mp4\n")
            : manual.replaceFirst(right, wrong);
    assertThatThrownBy(() -> load(replaced))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          device: west-lake-edge          | device: "west lake"           | device must be a name
          service: http://192.0.2.10:8080 | service: 192.0.2.10           | service must be an address
          journal: {folder: data/journal} | journal: {}                   | journal.folder must be given
          name: yard                      | name: entrance                | listed twice
          direction: in,                  | direction: inwards,           | inwards
          direction: in,                  | speed: 3, direction: in,      | speed
          region: [0, 0.25, 1, 1]         | region: [0, 1]                | region must be
          towardsCamera: out              | towardsCamera: both           | towardsCamera must be in or out
          source: in.mp4,                 | source: ,                     | source must be
          status: {port: 9101}            | status: {port: 70000}         | status.port must be
          status: {port: 9101}            | status: {host: 127.0.0.1}     | status.port must be
          report: {skewSecondsMax: 3}     | report: {everySeconds: 0}     | everySeconds, skewSecondsMax and
          decoding: software              | decoding: cuda                | [auto, software]
          privacy: {pictureDaysMax: 7}    | privacy: {pictureDaysMax: 0}  | privacy.pictureDaysMax must be
          """)
  void that_is_wrong_is_refused_with_what_to_change(String right, String wrong, String message) {
    assertThat(RIGHT).contains(right);
    assertThatThrownBy(() -> load(RIGHT.replace(right, wrong)))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("watch.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void that_is_missing_or_empty_is_refused() {
    assertThatThrownBy(() -> WatchConfig.load(folder.resolve("none.yaml")))
        .hasMessageContaining("none.yaml")
        .hasMessageContaining("Check the path");
    assertThatThrownBy(() -> load("")).isInstanceOf(WrongUsage.class);
  }
}
