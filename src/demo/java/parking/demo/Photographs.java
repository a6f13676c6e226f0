package parking.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Real photographs as two lanes: each car's frame is seen by the entrance and, later, by the exit.
 * The pictures are linked to, never copied, and only for the time of the run.
 */
final class Photographs {
  private static final double SECONDS_PER_PICTURE = 0.4;
  private static final int EMPTY_BEFORE_EXIT = 60;
  private static final long SEED = 20261124;

  private Photographs() {}

  /** A line of the manifest. */
  private record Photo(String path, String kind, String plate, String colour, int rows) {
    static Photo of(String line) {
      var f = line.split(",", -1);
      return new Photo(f[0], f[1], f[2], f[3], f[4].isEmpty() ? 1 : Integer.parseInt(f[4]));
    }
  }

  /** A seeded choice of whole frames with one labelled plate each. */
  static Scene scene(Options options) throws IOException {
    var folder = options.photographs().orElseThrow();
    var manifest = folder.resolve("manifest.csv");
    if (!Files.exists(manifest)) {
      throw new IllegalArgumentException(
          "there are no photographs: " + manifest + " does not exist");
    }
    var all = Files.readAllLines(manifest).stream().skip(1).map(Photo::of).toList();
    var chosen = choose(all, options.count());
    var lanes = options.data().resolve("photographs");
    var empty = all.stream().filter(photo -> photo.kind.equals("negative")).toList();
    link(folder, lanes.resolve("entrance"), chosen);
    List<Photo> exit = new ArrayList<>(empty.subList(0, Math.min(EMPTY_BEFORE_EXIT, empty.size())));
    exit.addAll(chosen);
    link(folder, lanes.resolve("exit"), exit);
    return new Scene(
        lanes.resolve("entrance").toString(),
        lanes.resolve("exit").toString(),
        Map.of("secondsPerPicture", SECONDS_PER_PICTURE),
        chosen.stream().map(p -> Car.known(p.plate, p.colour, p.rows)).toList(),
        true);
  }

  /** Prints counts, never plates: the photographs show real cars. */
  static void report(Scene scene, Map<String, Fate> fates, JsonNode overview) {
    var expected = scene.cars().stream().map(Car::plate).collect(Collectors.toSet());
    var right = fates.values().stream().filter(fate -> expected.contains(fate.plate())).toList();
    var wrong = fates.values().stream().filter(fate -> !expected.contains(fate.plate())).toList();
    var charged = List.of("FREE", "PAID", "RECEIVABLE", "COLLECTING");
    print("photographs", expected.size());
    print("read_right_and_seen", right.size());
    print("parked_and_left", right.stream().filter(f -> f.minutes().isPresent()).count());
    print("charged", right.stream().filter(f -> charged.contains(f.state())).count());
    print("paid", right.stream().filter(f -> f.state().equals("PAID")).count());
    print("right_but_for_review", right.stream().filter(f -> f.state().equals("REVIEW")).count());
    print("misread_plates", wrong.size());
    print("misread_and_for_review", wrong.stream().filter(f -> f.state().equals("REVIEW")).count());
    print("misread_and_charged", wrong.stream().filter(f -> charged.contains(f.state())).count());
    print("not_read", expected.size() - right.size());
    print("facts_set_aside", Fate.visits(overview, "setAside").size());
  }

  private static void print(String name, long value) {
    System.out.println(name + ": " + value);
  }

  private static List<Photo> choose(List<Photo> all, int count) {
    var random = new Random(SEED);
    Set<String> plates = new HashSet<>();
    List<Photo> frames =
        new ArrayList<>(
            all.stream()
                .filter(p -> p.kind.equals("full") && !p.plate.isEmpty() && !p.plate.contains(";"))
                .filter(p -> plates.add(p.plate))
                .toList());
    Collections.shuffle(frames, random);
    return frames.subList(0, Math.min(count, frames.size()));
  }

  private static void link(Path folder, Path lane, List<Photo> photos) throws IOException {
    Files.createDirectories(lane);
    try (var old = Files.list(lane)) {
      for (var file : old.toList()) {
        Files.delete(file);
      }
    }
    for (int i = 0; i < photos.size(); i++) {
      var link = lane.resolve("%05d.jpg".formatted(i));
      Files.createSymbolicLink(link, folder.resolve(photos.get(i).path).toRealPath());
    }
  }
}
