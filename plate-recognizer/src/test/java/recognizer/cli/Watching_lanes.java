package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.detect.DrawnFace;
import recognizer.detect.FaceDetector;
import recognizer.detect.Quad;
import recognizer.dispatch.FakeService;
import recognizer.metrics.StageTimes;

/** From drawn cars to readings at the service's door. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class Watching_lanes {
  private static final Path LANE = Path.of("src/test/resources/recognizer/cli/lane.jpg");

  @TempDir Path folder;
  private FakeService service;

  @BeforeEach
  void open() throws IOException {
    service = new FakeService();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private int watch(String lanes) throws IOException {
    String config =
        """
        device: west-lake-edge
        service: %s
        journal: {folder: journal}
        clock: {start: "2026-11-24T08:00:00+08:00"}
        lanes:
        %s
        """
            .formatted(service.address(), lanes);
    return new Cli().run("watch", "--config", Files.writeString(folder.resolve("w.yaml"), config));
  }

  private List<JsonNode> readings() {
    List<JsonNode> readings = new ArrayList<>();
    service.batches.forEach(batch -> batch.path("readings").forEach(readings::add));
    return readings;
  }

  @Test
  void tells_the_service_of_each_car_once() throws IOException {
    Clips.render(folder, "in", "0.2,浙A0T001,blue,1\n5.4,浙AD00012,green,1\n", "--seconds", "10.5");
    Clips.render(folder, "out", "0.2,鲁C7T456,yellow,1\n", "--direction", "away", "--seconds", "5");
    int status =
        watch(
            """
              - {name: entrance, source: in.mp4, direction: both, pace: asFastAsPossible}
              - {name: exit, source: out.mp4, direction: both, pace: asFastAsPossible}
            """);
    assertThat(status).isZero();
    assertThat(readings())
        .extracting(
            r -> r.path("lane").asText(),
            r -> r.path("plate").asText(),
            r -> r.path("colour").asText(),
            r -> r.path("direction").asText())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("entrance", "浙A0T001", "blue", "in"),
            org.assertj.core.groups.Tuple.tuple("entrance", "浙AD00012", "green", "in"),
            org.assertj.core.groups.Tuple.tuple("exit", "鲁C7T456", "yellow", "out"));
    assertThat(readings())
        .allSatisfy(
            r -> {
              assertThat(r.path("frames").asInt()).isGreaterThan(5);
              assertThat(r.at("/picture/data").asText()).isNotEmpty();
              assertThat(r.at("/cutOut/data").asText()).isNotEmpty();
              assertThat(r.path("seenAt").asText()).startsWith("2026-11-24T08:00:");
            });
  }

  @Test
  void fails_for_a_lane_that_cannot_be_played_and_still_plays_the_others() throws IOException {
    Files.writeString(folder.resolve("broken.mp4"), "no video");
    Clips.render(folder, "in", "0.2,浙A0T001,blue,1\n", "--seconds", "5");
    int status =
        watch(
            """
              - {name: broken, source: broken.mp4, direction: in, pace: asFastAsPossible}
              - {name: entrance, source: in.mp4, direction: in, pace: asFastAsPossible}
            """);
    assertThat(status).isEqualTo(1);
    assertThat(readings()).extracting(r -> r.path("plate").asText()).containsExactly("浙A0T001");
  }

  @Test
  void hides_faces_in_what_it_sends() throws IOException {
    Path picture = folder.resolve("lane.jpg");
    Quad face;
    try (Mat lane = opencv_imgcodecs.imread(LANE.toString())) {
      face = DrawnFace.into(lane, 20, 20, lane.cols() / 8);
      opencv_imgcodecs.imwrite(picture.toString(), lane);
    }
    String lanes = "  - {name: exit, source: lane.jpg, direction: out, pace: asFastAsPossible}\n";
    assertThat(watch(lanes)).isZero();
    assertThat(watch(lanes + "privacy: {hideFaces: true}\n")).isZero();
    assertThat(readings()).hasSize(2);
    assertThat(showsFace(readings().get(0), face)).isTrue();
    assertThat(showsFace(readings().get(1), face)).isFalse();
    assertThat(readings().get(1).at("/cutOut/sha256"))
        .isEqualTo(readings().get(0).at("/cutOut/sha256"));
  }

  private static boolean showsFace(JsonNode reading, Quad face) throws IOException {
    byte[] jpeg = reading.at("/picture/data").binaryValue();
    try (BytePointer bytes = new BytePointer(jpeg);
        Mat encoded = new Mat(1, jpeg.length, opencv_core.CV_8UC1, bytes);
        Mat picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
        FaceDetector detector = new FaceDetector(new StageTimes())) {
      return detector.listFaces(picture).stream().anyMatch(f -> f.overlapWith(face) > 0.1);
    }
  }

  @Test
  void takes_each_picture_of_a_folder_for_a_passage() throws IOException {
    Files.createDirectories(folder.resolve("pictures"));
    Files.copy(LANE, folder.resolve("pictures/1.jpg"));
    Files.copy(LANE, folder.resolve("pictures/2.jpg"));
    Files.writeString(folder.resolve("pictures/3.jpg"), "no picture");
    int status =
        watch(
            """
              - {name: exit, source: pictures, direction: out, pace: asFastAsPossible,
                 secondsPerPicture: 20}
            """);
    assertThat(status).as("one picture was unreadable").isEqualTo(1);
    assertThat(readings()).hasSize(2);
    assertThat(readings().get(0).path("direction").asText()).isEqualTo("out");
    assertThat(readings().get(1).path("seenAt").asText()).startsWith("2026-11-24T08:00:2");
  }
}
