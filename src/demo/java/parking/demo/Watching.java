package parking.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Watches the demo until every car is dealt with, and prints what became of them. */
final class Watching {
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final int SETTLING_BEATS = 60;
  private static final Set<String> UNSETTLED = Set.of("UNCHARGED", "COLLECTING");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
  private static final String ROW = "%-10s %-7s %-6s %-6s %5s %8s  %-11s %s%n";

  private final Town town;
  private final Scene scene;

  Watching(Town town, Scene scene) {
    this.town = town;
    this.scene = scene;
  }

  /**
   * Waits for the end of the lanes and for the last payment. The overview lists only the newest
   * visits, so what it says is gathered all the while.
   */
  Map<String, Fate> untilDone() throws IOException, InterruptedException {
    Map<String, Fate> fates = new HashMap<>();
    while (!scene.ends() || town.isWatching()) {
      gather(fates);
    }
    gather(fates);
    for (int i = 0; i < SETTLING_BEATS && isUnsettled(fates); i++) {
      gather(fates);
    }
    return fates;
  }

  private void gather(Map<String, Fate> fates) throws IOException, InterruptedException {
    Thread.sleep(BEAT.toMillis());
    fates.putAll(Fate.listAll(town.overview()));
  }

  private static boolean isUnsettled(Map<String, Fate> fates) {
    return fates.values().stream().anyMatch(fate -> UNSETTLED.contains(fate.state()));
  }

  /** Prints the expected cars in their order, then whatever else was read. */
  void print(Map<String, Fate> fates) {
    var others = new TreeMap<>(fates);
    System.out.println();
    System.out.printf(ROW, "plate", "colour", "in", "out", "min", "yuan", "payment", "");
    for (var car : scene.cars()) {
      print(car.plate(), car.colour(), Optional.ofNullable(others.remove(car.plate())));
    }
    others.forEach((plate, fate) -> print(plate, fate.colour(), Optional.of(fate)));
    System.out.println();
  }

  /** Whether every expected car came, left, and was charged or left as a receivable. */
  boolean isComplete(Map<String, Fate> fates) {
    return scene.cars().stream()
        .allMatch(car -> fates.containsKey(car.plate()) && fates.get(car.plate()).isComplete());
  }

  private static void print(String plate, String colour, Optional<Fate> found) {
    System.out.printf(
        ROW,
        plate,
        colour,
        found.flatMap(Fate::entered).map(CLOCK::format).orElse("-"),
        found.flatMap(Fate::left).map(CLOCK::format).orElse("-"),
        found.flatMap(Fate::minutes).map(String::valueOf).orElse("-"),
        found.flatMap(Fate::yuan).orElse("-"),
        found.map(Fate::state).orElse("not read"),
        found.map(Fate::remark).orElse(""));
  }
}
