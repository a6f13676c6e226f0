package billing.tariffs;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tables of what stays must cost, which a person can write and check: matrices by minutes,
 * and single visits. Cells are parted by blanks; a line that begins with # is a remark.
 *
 * <pre>
 * from TIME                              where the matrices that follow begin; 08:00 of a Tuesday
 * minutes  15  16                        the columns of a matrix
 * ZONE[:CLASS]  0  5                     a row of it: yuan
 * zone class entered left yuan because   single visits follow; with rights: CLASS+RIGHT
 * </pre>
 *
 * Instead of a class a vehicle may stand, as its plate's colour and its category: {@code
 * green/small}, or {@code unknown/small} where nobody could tell the colour.
 */
public final class PriceTable {
  private static final LocalDateTime MORNING = LocalDateTime.parse("2026-11-24T08:00");
  private static final int VISIT_CELLS = 6;

  private final List<Visit> visits = new ArrayList<>();
  private List<String> minutes = List.of();
  private LocalDateTime start = MORNING;

  private PriceTable() {}

  /**
   * One number of the table: what a visit must cost, in fen.
   *
   * @param vehicle the class of the vehicle, or its colour and category parted by a slash; and
   *     rights after plus signs
   * @param because why it must
   */
  public record Visit(
      String zone,
      String vehicle,
      LocalDateTime entered,
      LocalDateTime left,
      long fen,
      String because) {
    /**
     * What it costs by a tariff, whose clocks tell its times.
     *
     * @throws IllegalArgumentException when the tariff cannot price it
     */
    public Rating rate(Tariff tariff) {
      var words = List.of(vehicle.split("\\+"));
      var rights = words.subList(1, words.size());
      var zone = tariff.timeZone();
      var from = entered.atZone(zone).toInstant();
      var until = left.atZone(zone).toInstant();
      return words.get(0).contains("/")
          ? tariff.rate(new VehicleStay(from, until, vehicle(words.get(0)), rights))
          : tariff.rate(new Stay(from, until, words.get(0), rights));
    }

    private static Vehicle vehicle(String cell) {
      var words = cell.split("/", 2);
      return Vehicle.of(words[0], words[1]);
    }
  }

  /**
   * @param lines the table
   * @return the visits in the order in which they stand there; fails with {@link
   *     IllegalArgumentException} naming the line that cannot be read
   */
  public static List<Visit> read(List<String> lines) {
    var table = new PriceTable();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        At.place(
            "line " + (i + 1),
            () -> {
              table.take(line);
              return table;
            });
      }
    }
    return table.visits;
  }

  private void take(String line) {
    var cells = List.of(line.split("\\s+"));
    if (cells.get(0).equals("minutes")) {
      minutes = cells.subList(1, cells.size());
    } else if (cells.get(0).equals("from")) {
      start = time(cells.get(1));
    } else if (cells.get(0).equals("zone")) {
      minutes = List.of();
    } else if (!minutes.isEmpty()) {
      takeRow(cells);
    } else {
      takeVisit(line.split("\\s+", VISIT_CELLS));
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

  private void takeVisit(String... cells) {
    if (cells.length < VISIT_CELLS) {
      throw new IllegalArgumentException("a visit needs zone, class, entered, left, yuan, because");
    }
    visits.add(
        new Visit(cells[0], cells[1], time(cells[2]), time(cells[3]), fen(cells[4]), cells[5]));
  }

  private static LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a time such as 2026-11-24T08:00: " + text, e);
    }
  }

  private static long fen(String yuan) {
    try {
      return new BigDecimal(yuan).movePointRight(2).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("not an amount in yuan and fen: " + yuan, e);
    }
  }
}
