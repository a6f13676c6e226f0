package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Reads a seeded sample of real photographs that no model was trained on, where they are at hand.
 * Prints rates, never a plate.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Photographs {
  private static final Path FOLDER =
      Path.of(System.getProperty("photographs", "../../shared/plates"));
  private static final int SAMPLE = 60;
  private static final double SURE = 0.9;

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
    assertThat(exact).as("exact of %d", sample.size()).isGreaterThanOrEqualTo(SAMPLE * 8 / 10);
    assertThat(surelyWrong).as("sure and wrong").isLessThanOrEqualTo(1);
  }

  private static String plate(String line) {
    String plate = line.split(",")[2];
    return plate.length() < 3
        ? plate
        : plate.substring(0, 2) + plate.substring(2).replace('O', '0').replace('I', '1');
  }

  private static double confidence(String line) {
    return Double.parseDouble(line.split(",")[4]);
  }

  /** Frames with a single plate whose text is in the held-out part. */
  private static List<Photo> sample() throws IOException {
    List<Photo> photos = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("manifest.csv"))) {
      String[] fields = line.split(",");
      if (fields[1].equals("full") && !fields[2].contains(";") && isHeldOut(fields[2])) {
        photos.add(new Photo(FOLDER.resolve(fields[0]), fields[2]));
      }
    }
    Collections.shuffle(photos, new Random(7));
    return photos.subList(0, Math.min(SAMPLE, photos.size()));
  }

  private static boolean isHeldOut(String plate) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(plate.getBytes(StandardCharsets.UTF_8));
      return (digest[0] & 0xff) * 100 / 256 < 15;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
