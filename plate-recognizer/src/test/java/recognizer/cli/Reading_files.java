package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Reading_files {
  private static final Path RESOURCES = Path.of("src/test/resources/recognizer/cli");
  private static final Path PICTURE = RESOURCES.resolve("lane.jpg");
  @TempDir Path folder;
  private final Cli cli = new Cli();

  /**
   * Text must be the golden file's, corners near those measured in the picture by eye: within 8 %
   * of the plate's width. Times and doubts vary.
   */
  @Test
  void gives_the_golden_lines_for_a_drawn_picture() throws IOException {
    assertThat(cli.run("read", "--csv", PICTURE)).isZero();
    List<String> golden = Files.readAllLines(RESOURCES.resolve("lane.csv"));
    assertThat(cli.lines()).hasSameSizeAs(golden);
    assertThat(cli.lines().get(0)).isEqualTo(golden.get(0));
    for (int line = 1; line < golden.size(); line++) {
      String[] ours = cli.lines().get(line).split(",");
      String[] theirs = golden.get(line).split(",");
      assertThat(Arrays.copyOf(ours, 4)).isEqualTo(Arrays.copyOf(theirs, 4));
      assertThat(ours).hasSameSizeAs(theirs);
      for (int corner = 5; corner < 13; corner++) {
        assertThat(Double.parseDouble(ours[corner]))
            .isCloseTo(Double.parseDouble(theirs[corner]), within(12.0));
      }
      assertThat(ours[13]).matches("\\d+\\.\\d");
    }
  }

  @Test
  void gives_a_line_without_a_plate_for_an_empty_picture() throws IOException {
    Path clip = Clips.render(folder, "empty", "", "--seconds", "0.3");
    assertThat(cli.run("read", "--csv", clip)).isZero();
    assertThat(cli.lines()).hasSize(4);
    assertThat(cli.lines().get(3)).matches(".*empty.mp4,2,,,0\\.000,,,,,,,,,\\d+\\.\\d");
  }

  @Test
  void reads_the_pictures_of_a_folder_by_name() throws IOException {
    Files.copy(PICTURE, folder.resolve("b.jpg"));
    Files.copy(PICTURE, folder.resolve("a.jpg"));
    Files.writeString(folder.resolve("notes.txt"), "not a picture");
    assertThat(cli.run("read", "--csv", folder)).isZero();
    assertThat(cli.lines()).hasSize(3);
    assertThat(cli.lines().get(1)).contains("a.jpg,0,");
  }

  @Test
  void prints_a_table_for_people() {
    assertThat(cli.run("read", PICTURE)).isZero();
    assertThat(cli.lines().get(0)).contains("lane.jpg").contains("浙A0T001").contains("blue");
  }

  @Test
  void names_every_bad_input_and_goes_on_with_the_others() throws IOException {
    byte[] jpeg = Files.readAllBytes(PICTURE);
    Path empty = Files.createFile(folder.resolve("empty.jpg"));
    Path torn = folder.resolve("torn.jpg");
    Files.write(torn, Arrays.copyOf(jpeg, jpeg.length / 2));
    Path text = Files.writeString(folder.resolve("text.jpg"), "just words");
    Path clip = Clips.render(folder, "clip", "", "--seconds", "2");
    byte[] mp4 = Files.readAllBytes(clip);
    Files.write(clip, Arrays.copyOf(mp4, mp4.length / 2));
    Path words = Files.writeString(folder.resolve("words.mp4"), "just words");
    Path missing = folder.resolve("missing.jpg");
    Path hollow = Files.createDirectory(folder.resolve("hollow"));
    int status = cli.run("read", "--csv", empty, torn, text, clip, words, missing, hollow, PICTURE);
    assertThat(status).isEqualTo(1);
    assertThat(cli.errors().lines())
        .hasSize(7)
        .satisfiesExactly(
            e -> assertThat(e).contains("empty.jpg").contains("is empty"),
            e -> assertThat(e).contains("torn.jpg").contains("ends too early"),
            e -> assertThat(e).contains("text.jpg").contains("not a picture"),
            e -> assertThat(e).contains("clip.mp4").contains("cut off"),
            e -> assertThat(e).contains("words.mp4").contains("no video"),
            e -> assertThat(e).contains("missing.jpg").contains("no such"),
            e -> assertThat(e).contains("hollow").contains("no picture"));
    assertThat(cli.lines().get(cli.lines().size() - 1)).contains("lane.jpg,0,浙A0T001");
  }
}
