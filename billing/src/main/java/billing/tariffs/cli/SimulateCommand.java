package billing.tariffs.cli;

import billing.money.Fen;
import billing.tariffs.Stay;
import billing.tariffs.simulation.Comparison;
import billing.tariffs.simulation.Simulation;
import billing.tariffs.simulation.SyntheticWeek;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Prices the same stays by two files and prints what would change. */
record SimulateCommand(PrintStream out, PrintStream err) {
  static final Set<String> NAMES =
      Set.of(
          "--tariff",
          "--against",
          "--zone",
          "--class",
          "--stays",
          "--synthetic",
          "--seed",
          "--monday",
          "--calendar");

  private static final int CELLS = 3;
  private static final int PROGRESS = 1 << 18;

  int run(Arguments given) throws IOException {
    var after = Named.tariff(given, "--tariff");
    var before = Named.tariff(given, "--against");
    var stays = stays(given, before.timeZone());
    int threads = Runtime.getRuntime().availableProcessors();
    var executor = Executors.newFixedThreadPool(threads);
    var done = new AtomicLong();
    long began = System.nanoTime();
    try {
      var simulation = new Simulation<Stay>(before::rate, after::rate, before.timeZone());
      var found =
          simulation.run(stays, threads, executor, more -> tell(done.addAndGet(more), more, stays));
      print(found);
    } finally {
      executor.shutdownNow();
    }
    out.printf("seconds: %.2f%n", (System.nanoTime() - began) / 1e9);
    return 0;
  }

  private void tell(long done, long more, List<Stay> stays) {
    if (done / PROGRESS != (done - more) / PROGRESS) {
      err.printf("%d of %d stays%n", done, stays.size());
    }
  }

  private static List<Stay> stays(Arguments given, ZoneId zone) throws IOException {
    var vehicle = given.find("--class").orElse("small");
    if (given.find("--stays").isPresent()) {
      return read(Path.of(given.get("--stays")), zone);
    }
    return SyntheticWeek.stays(
        number(given, "--seed", "1"),
        Math.toIntExact(number(given, "--synthetic", "10000")),
        date(given.get("--monday")),
        zone,
        vehicle);
  }

  private static long number(Arguments given, String name, String otherwise) {
    var text = given.find(name).orElse(otherwise);
    if (!text.matches("\\d{1,9}")) {
      throw new Arguments.Usage("%s is a whole number, not %s".formatted(name, text));
    }
    return Long.parseLong(text);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Arguments.Usage("--monday: not a date such as 2026-11-23: " + text);
    }
  }

  /** Lines of {@code entered,left,class}, by the clocks of the tariff's place. */
  private static List<Stay> read(Path file, ZoneId zone) throws IOException {
    List<Stay> stays = new ArrayList<>();
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      var cells = line.strip().split(",");
      if (line.isBlank() || number == 1 && cells[0].equals("entered")) {
        continue;
      }
      try {
        if (cells.length != CELLS) {
          throw new IllegalArgumentException("entered, left and class are needed");
        }
        var entered = LocalDateTime.parse(cells[0]).atZone(zone).toInstant();
        var left = LocalDateTime.parse(cells[1]).atZone(zone).toInstant();
        stays.add(Stay.of(entered, left, cells[2]));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(file.getFileName(), number, e.getMessage()), e);
      }
    }
    return stays;
  }

  private void print(Comparison found) {
    out.printf("%-22s %10s %15s %15s%n", "stays of", "number", "yuan now", "yuan then");
    for (var bucket : found.byLength()) {
      var until = bucket.untilMinutes() == Long.MAX_VALUE ? "more" : bucket.untilMinutes() + " min";
      row("%d min to %s".formatted(bucket.fromMinutes(), until), bucket.sum());
    }
    for (int hour = 0; hour < found.byHour().size(); hour++) {
      row("from %02d:00".formatted(hour), found.byHour().get(hour));
    }
    out.printf("dearer: %s%n", words(found.dearer()));
    out.printf("cheaper: %s%n", words(found.cheaper()));
    if (found.unpriced().stays() > 0) {
      out.printf("without a price: %s%n", found.unpriced().firstReason());
    }
    out.printf("stays without a price: %d%n", found.unpriced().stays());
    out.printf("stays: %d%n", found.all().stays());
    out.printf("free now: %d%n", found.free().before());
    out.printf("free then: %d%n", found.free().after());
    out.printf("yuan now: %s%n", yuan(found.all().before()));
    out.printf("yuan then: %s%n", yuan(found.all().after()));
  }

  private void row(String what, Comparison.Sum sum) {
    out.printf("%-22s %10d %15s %15s%n", what, sum.stays(), yuan(sum.before()), yuan(sum.after()));
  }

  private static String words(Comparison.Change change) {
    return "%d stays, %s yuan in all, at most %s"
        .formatted(change.stays(), yuan(change.fen()), yuan(change.largest()));
  }

  private static String yuan(long fen) {
    return Fen.fen(fen).inYuan();
  }
}
