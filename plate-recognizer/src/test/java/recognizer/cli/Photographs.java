package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.evaluate.Labelled;
import recognizer.evaluate.Manifest;

/**
 * Reads a seeded sample of real photographs that no model was trained on, where they are at hand.
 * Prints rates, never a plate.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Photographs {
  private static final Path FOLDER =
      Path.of(System.getProperty("photographs", "../../shared/plates"));
  private static final int SAMPLE = 60;

  /** The confidence from which on the parking service charges without a person. */
  private static final double SURE = 0.99;

  private static final int EXACT_MIN = 58;
  private static final int SURE_MIN = 55;

  private record Photo(Path path, String plate) {}

  @Test
  void that_were_held_out_are_read() throws IOException {
    assumeTrue(
        Files.isReadable(FOLDER.resolve("manifest.csv")),
        "No photographs in " + FOLDER + ": accuracy is not measured");
    List<Photo> sample = sample();
    List<Object> words = new ArrayList<>(List.of("read", "--csv"));
    sample.forEach(photo -> words.add(photo.path()));
    Cli cli = new Cli();
    cli.run(words.toArray());
    int exact = 0;
    int sure = 0;
    int surelyWrong = 0;
    for (Photo photo : sample) {
      List<String> lines =
          cli.lines().stream().filter(l -> l.startsWith(photo.path() + ",")).toList();
      boolean isExact = lines.stream().anyMatch(l -> plate(l).equals(photo.plate()));
      boolean isSure = confidence(lines.get(0)) >= SURE;
      exact += isExact ? 1 : 0;
      sure += isSure ? 1 : 0;
      surelyWrong += isSure && !isExact ? 1 : 0;
    }
    System.out.printf(
        "Held-out photographs: %d of %d exact; %d sure, of these %d wrong%n",
        exact, sample.size(), sure, surelyWrong);
    assertThat(exact).as("exact of %d", sample.size()).isGreaterThanOrEqualTo(EXACT_MIN);
    assertThat(sure).as("sure of %d", sample.size()).isGreaterThanOrEqualTo(SURE_MIN);
    assertThat(surelyWrong).as("sure and wrong").isZero();
  }

  private static String plate(String line) {
    return Labelled.normal(line.split(",")[2]);
  }

  private static double confidence(String line) {
    return Double.parseDouble(line.split(",")[4]);
  }

  /** Frames with a single plate whose text is in the held-out part. */
  private static List<Photo> sample() throws IOException {
    List<Photo> photos = new ArrayList<>();
    for (Labelled labelled : Manifest.load(FOLDER.resolve("manifest.csv"))) {
      boolean isWanted =
          labelled.kind().equals("full")
              && labelled.plates().size() == 1
              && labelled.part().equals("held-out");
      if (isWanted) {
        photos.add(new Photo(labelled.picture(), labelled.plates().get(0)));
      }
    }
    Collections.shuffle(photos, new Random(7));
    return photos.subList(0, Math.min(SAMPLE, photos.size()));
  }
}
