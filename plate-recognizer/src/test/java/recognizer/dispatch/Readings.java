package recognizer.dispatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import recognizer.detect.PlateColour;
import recognizer.detect.Quad;
import recognizer.read.Symbol;
import recognizer.vote.Direction;
import recognizer.vote.Evidence;
import recognizer.vote.PlateReading;
import recognizer.vote.PlateText;

/** Readings for tests. */
final class Readings {
  static final JournalLimits ROOMY = new JournalLimits(10_000, 64 << 20, Duration.ofDays(30));

  /** The real time at which a new journal's first reading has number 1. */
  static final Instant FIRST = Instant.parse("2020-01-01T00:00:00.001Z");

  private Readings() {}

  static PlateReading reading() {
    return reading(new byte[] {1, 2, 3}, new byte[] {4, 5});
  }

  static PlateReading reading(byte[] jpeg, byte[] cutOut) {
    List<Symbol> symbols = new ArrayList<>();
    for (String character : "浙A0T001".split("")) {
      symbols.add(new Symbol(character, symbols.size() == 2 ? 0.98 : 0.99));
    }
    return new PlateReading(
        "entrance",
        Instant.parse("2026-11-23T10:04:10.500Z"),
        Direction.IN,
        new PlateText(symbols, 0.982),
        PlateColour.BLUE,
        1,
        6,
        new Evidence(jpeg, Quad.of(512, 410.5, 640.25, 412, 639, 452.5, 511.5, 450), cutOut));
  }

  /** A key of the device's own, beside its journal. */
  static KeyPlace keys(Path journal) {
    return new KeyPlace(journal.resolve("key"), Duration.ofDays(90));
  }

  static Destination destination(URI service, Path journal) {
    return destination(service, journal, Duration.ofSeconds(10));
  }

  static Destination destination(URI service, Path journal, Duration timeout) {
    return new Destination(
        "west-lake-edge",
        service,
        journal,
        ROOMY,
        timeout,
        Duration.ofMillis(5),
        Duration.ofMillis(20));
  }
}
