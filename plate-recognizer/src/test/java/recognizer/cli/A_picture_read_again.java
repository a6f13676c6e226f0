package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.camera.EncodedPicture;
import recognizer.camera.Frame;
import recognizer.detect.PlateColour;
import recognizer.formats.PlateFormats;
import recognizer.read.PlateRead;
import recognizer.vote.Hiding;
import recognizer.vote.Opinion;
import recognizer.vote.Rereading;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_picture_read_again {
  private static final Path SEVERAL =
      Path.of("src/test/resources/recognizer/generated/several-000.jpg");

  private final Recognising recognising = new Recognising();

  @AfterEach
  void close() {
    recognising.close();
  }

  private List<String> plates(byte[] jpeg) throws IOException {
    try (Frame frame = EncodedPicture.frame(jpeg, Instant.EPOCH)) {
      return texts(recognising.plates(frame));
    }
  }

  private static List<String> texts(List<PlateRead> reads) {
    return reads.stream().map(read -> read.transcripts().get(0).get(0).text()).toList();
  }

  private Rereading.Look look(Hiding hiding, String camera) throws IOException {
    try (Frame frame = EncodedPicture.frame(Files.readAllBytes(SEVERAL), Instant.EPOCH)) {
      return new Rereading(PlateFormats.standard(), hiding)
          .look(
              frame,
              recognising.plates(frame),
              new Opinion(Opinion.Reader.CAMERA, camera, PlateColour.UNKNOWN, 0.9),
              Optional.empty());
    }
  }

  @Test
  void is_read_where_the_camera_has_read_it() throws IOException {
    List<String> plates = plates(Files.readAllBytes(SEVERAL));
    assertThat(plates).hasSizeGreaterThan(1);
    for (String plate : plates) {
      assertThat(look(Hiding.NOTHING, plate).opinion().plate()).isEqualTo(plate);
    }
  }

  @Test
  void shows_no_other_cars_plates_when_they_are_to_be_hidden() throws IOException {
    String plate = plates(Files.readAllBytes(SEVERAL)).get(1);
    try (Hiding hiding = new Hiding(true, false)) {
      assertThat(plates(look(Hiding.NOTHING, plate).evidence().jpeg())).hasSizeGreaterThan(1);
      assertThat(plates(look(hiding, plate).evidence().jpeg())).containsExactly(plate);
    }
  }
}
