package recognizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import recognizer.clips.RenderLane;

/**
 * Clips of lanes with a car every 20 seconds, drawn once and kept.
 *
 * @param folder where they are kept
 * @param seconds how long each is
 */
record LaneClips(Path folder, int seconds) {
  /** So many differ; more lanes show the same again. */
  static final int DIFFERENT = 8;

  private static final double SECONDS_BETWEEN_CARS = 20;
  private static final double SECONDS_OF_A_PASSAGE = 7;

  /** Clips for so many lanes. */
  List<Path> list(int lanes) throws IOException {
    List<Path> clips = new java.util.ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      clips.add(clip(i % DIFFERENT));
    }
    return clips;
  }

  /** A lane's clip, its cars two and a half seconds after those of the lane before. */
  private Path clip(int number) throws IOException {
    Path file = folder.resolve("lane-%d-%ds.mp4".formatted(number, seconds));
    if (Files.exists(file)) {
      return file;
    }
    double first = SECONDS_BETWEEN_CARS * number / DIFFERENT;
    List<String> cars =
        IntStream.iterate(0, i -> i + 1)
            .takeWhile(i -> first + i * SECONDS_BETWEEN_CARS + SECONDS_OF_A_PASSAGE < seconds)
            .mapToObj(i -> car(first + i * SECONDS_BETWEEN_CARS, Plates.of(number * 100 + i)))
            .toList();
    Path part = folder.resolve("part-" + file.getFileName());
    draw(part, cars, number + 1, seconds);
    return Files.move(part, file);
  }

  /** A line of a clip's list of cars. */
  static String car(double atSeconds, String plate) {
    return String.format(Locale.ROOT, "%.1f,%s", atSeconds, plate);
  }

  /** Draws a clip with such cars. */
  static void draw(Path file, List<String> cars, int seed, int seconds) throws IOException {
    Path list = file.resolveSibling(file.getFileName() + ".csv");
    Files.writeString(list, "at_seconds,plate,colour,rows\n" + String.join("\n", cars) + "\n");
    int status =
        RenderLane.run(
            System.err,
            "--out",
            file.toString(),
            "--cars",
            list.toString(),
            "--seed",
            String.valueOf(seed),
            "--seconds",
            String.valueOf(seconds));
    if (status != 0) {
      throw new IOException("the clip " + file + " could not be drawn");
    }
  }
}
