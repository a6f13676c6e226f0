package billing.tariffs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tables of vectors/tariffs: matrices by minutes, and single visits.
 *
 * <pre>
 * from TIME                              where the matrices that follow begin; 08:00 of a Tuesday
 * minutes  15  16                        the columns of a matrix
 * ZONE[:CLASS]  0  5                     a row of it: yuan
 * zone class entered left yuan because   single visits follow; rights: CLASS+RIGHT
 * </pre>
 */
final class PriceTable {
  private static final LocalDateTime MORNING = LocalDateTime.parse("2026-11-24T08:00");

  private final List<Visit> visits = new ArrayList<>();
  private List<String> minutes = List.of();
  private LocalDateTime start = MORNING;

  /** One number of the table: what a visit must cost, in fen. */
  record Visit(
      String zone,
      String vehicle,
      LocalDateTime entered,
      LocalDateTime left,
      long fen,
      String because) {
    /** What it really costs under a tariff, in words; empty when that is what the table says. */
    String difference(Tariff tariff) {
      var rating = tariff.rate(stay(tariff.timeZone()));
      return rating.total().count() == fen
          ? ""
          : "%s costs %s: %s"
              .formatted(
                  this,
                  rating.total().inYuan(),
                  rating.lines().stream().map(line -> line.reason().english()).toList());
    }

    Stay stay(ZoneId zone) {
      var words = List.of(vehicle.split("\\+"));
      return new Stay(
          entered.atZone(zone).toInstant(),
          left.atZone(zone).toInstant(),
          words.get(0),
          words.subList(1, words.size()));
    }
  }

  static List<Visit> read(Path file) throws IOException {
    var table = new PriceTable();
    Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(table::take);
    return table.visits;
  }

  private void take(String line) {
    var cells = List.of(line.split("\\s+"));
    if (cells.get(0).equals("minutes")) {
      minutes = cells.subList(1, cells.size());
    } else if (cells.get(0).equals("from")) {
      start = LocalDateTime.parse(cells.get(1));
    } else if (cells.get(0).equals("zone")) {
      minutes = List.of();
    } else if (!minutes.isEmpty()) {
      takeRow(cells);
    } else {
      visits.add(visit(line.split("\\s+", 6)));
    }
  }

  private void takeRow(List<String> cells) {
    if (cells.size() != minutes.size() + 1) {
      throw new IllegalArgumentException("a row needs as many amounts as minutes: " + cells);
    }
    for (int column = 0; column < minutes.size(); column++) {
      var left = start.plusMinutes(Long.parseLong(minutes.get(column)));
      var because = "%s minutes from %s".formatted(minutes.get(column), start);
      var fen = fen(cells.get(column + 1));
      var row = (cells.get(0) + ":small").split(":");
      visits.add(new Visit(row[0], row[1], start, left, fen, because));
    }
  }

  private static Visit visit(String[] cells) {
    return new Visit(
        cells[0],
        cells[1],
        LocalDateTime.parse(cells[2]),
        LocalDateTime.parse(cells[3]),
        fen(cells[4]),
        cells[5]);
  }

  private static long fen(String yuan) {
    return new BigDecimal(yuan).movePointRight(2).longValueExact();
  }
}
