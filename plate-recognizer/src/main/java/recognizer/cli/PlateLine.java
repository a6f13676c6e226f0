package recognizer.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import recognizer.detect.Point;
import recognizer.detect.Quad;
import recognizer.vote.Verdict;

/**
 * One line of output: a plate found in a frame, or a frame without one.
 *
 * @param found empty when no plate was found
 * @param cpuMillis processor time of the whole frame
 */
record PlateLine(String file, long frame, List<Found> found, double cpuMillis) {
  static final String HEADER = "file,frame,plate,colour,confidence,x1,y1,x2,y2,x3,y3,x4,y4,cpu_ms";

  /** A plate as it was decided, and where it is. */
  record Found(Verdict verdict, Quad quad) {}

  /** The contract's lines, each without its line end. */
  List<String> csv() {
    String start = quoted(file) + "," + frame + ",";
    String end = number(cpuMillis, 1);
    if (found.isEmpty()) {
      return List.of(start + ",,0.000,,,,,,,,," + end);
    }
    return found.stream().map(f -> start + fields(f) + end).toList();
  }

  private static String fields(Found found) {
    StringBuilder fields = new StringBuilder();
    fields.append(found.verdict().plate().text()).append(',');
    fields.append(found.verdict().colour().label()).append(',');
    fields.append(confidence(found)).append(',');
    for (Point corner : found.quad().corners()) {
      fields.append(number(corner.x(), 1)).append(',');
      fields.append(number(corner.y(), 1)).append(',');
    }
    return fields.toString();
  }

  /** For people. */
  List<String> table() {
    if (found.isEmpty()) {
      return List.of(row("-", "-", "0.000", ""));
    }
    return found.stream()
        .map(
            f -> {
              String plate = f.verdict().plate().text();
              Point place = f.quad().centre();
              return row(
                  plate.isEmpty() ? "unreadable" : plate,
                  f.verdict().colour().label(),
                  confidence(f),
                  "at " + Math.round(place.x()) + "," + Math.round(place.y()));
            })
        .toList();
  }

  private String row(String plate, String colour, String confidence, String place) {
    return String.format(
            Locale.ROOT,
            "%-40s %6d  %-10s %-12s %5s  %7.1f ms  %s",
            file,
            frame,
            plate,
            colour,
            confidence,
            cpuMillis,
            place)
        .stripTrailing();
  }

  /** Never rounded up: what is printed as 0.990 is sure enough for whoever asks for 0.99. */
  private static String confidence(Found found) {
    return BigDecimal.valueOf(found.verdict().plate().confidence())
        .setScale(3, RoundingMode.DOWN)
        .toPlainString();
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Quoted as RFC 4180 wants it, when it must be. */
  static String quoted(String field) {
    boolean isPlain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
