package parking.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The demo's two lane clips. They are rendered once and kept. */
final class Clips {
  private static final int NIGHTFALL = 35;
  private static final int AFTER_LAST_CAR = 5;

  private final Path recogniser;
  private final Path folder;

  /**
   * @param recogniser the recogniser's jar, which can also render
   * @param folder where the clips are kept
   */
  Clips(Path recogniser, Path folder) {
    this.recogniser = recogniser;
    this.folder = folder;
  }

  /** Both clips as a scene, rendered now unless these very clips exist. */
  Scene scene(List<Car> cars) throws IOException, InterruptedException {
    var entrance = clip("entrance", 1, cars, car -> car.passes().in());
    var exit = clip("exit", 2, cars, car -> car.passes().out());
    for (var clip : List.of(entrance, exit)) {
      if (clip.program != null && clip.program.result(Duration.ofMinutes(3)) != 0) {
        throw new IllegalStateException(
            "could not render " + clip.file + ":\n" + clip.program.tail());
      }
      if (clip.program != null) {
        Files.move(clip.unfinished(), clip.file);
      }
    }
    return new Scene(entrance.file.toString(), exit.file.toString(), Map.of(), cars, true);
  }

  private record Clip(Path file, Program program) {
    Path unfinished() {
      return file.resolveSibling("unfinished-" + file.getFileName());
    }
  }

  private Clip clip(String name, int seed, List<Car> cars, ToIntFunction<Car> when)
      throws IOException {
    var script =
        cars.stream()
            .map(c -> "%d,%s,%s,%d".formatted(when.applyAsInt(c), c.plate(), c.colour(), c.rows()))
            .collect(Collectors.joining("\n", "at_seconds,plate,colour,rows\n", "\n"));
    var edition = Integer.toHexString((script + Files.size(recogniser)).hashCode());
    var clip = new Clip(folder.resolve(name + "-" + edition + ".mp4"), null);
    if (Files.exists(clip.file)) {
      return clip;
    }
    Files.createDirectories(folder);
    var list = Files.writeString(folder.resolve(name + "-" + edition + ".csv"), script);
    var seconds = cars.stream().mapToInt(when).max().orElse(0) + AFTER_LAST_CAR;
    var command =
        new ArrayList<>(
            List.of("-cp", recogniser.toString(), "recognizer.clips.RenderLane", "--seed"));
    command.addAll(List.of(String.valueOf(seed), "--cars", list.toString()));
    command.addAll(List.of("--seconds", String.valueOf(seconds)));
    command.addAll(List.of("--night", NIGHTFALL + "-" + seconds));
    command.addAll(List.of("--out", clip.unfinished().toString()));
    return new Clip(clip.file, Program.java("render-" + name, folder, command));
  }
}
