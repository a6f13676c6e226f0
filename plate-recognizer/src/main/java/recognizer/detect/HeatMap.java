package recognizer.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The detector's output as plates. Arrays are channel, row, column.
 *
 * @param columns of the grid of cells
 * @param heat probability that a plate's centre lies in the cell
 * @param corners x and y offsets of the four corners from the cell's centre, in input pixels
 * @param colour probability of each colour
 * @param rows probability of two rows
 */
record HeatMap(int columns, float[] heat, float[] corners, float[] colour, float[] rows) {
  static final int STRIDE = 8;
  private static final int COLOURS = 6;
  private static final double OVERLAP_MAX = 0.3;
  private static final int PLATES_MAX = 16;

  HeatMap {
    if (heat.length % columns != 0 || corners.length != 8 * heat.length) {
      throw new IllegalArgumentException(
          "the detector's output has another shape than %d columns".formatted(columns));
    }
  }

  /** Plates in input pixels, best first, at most 16, none overlapping another. */
  List<PlateFound> listPlates(double scoreMin) {
    List<PlateFound> peaks = new ArrayList<>();
    for (int cell = 0; cell < heat.length; cell++) {
      if (heat[cell] >= scoreMin && isPeak(cell)) {
        PlateFound plate = plateAt(cell);
        if (plate.quad().area() > 1) {
          peaks.add(plate);
        }
      }
    }
    peaks.sort(Comparator.comparingDouble(PlateFound::score).reversed());
    return withoutOverlaps(peaks);
  }

  static List<PlateFound> withoutOverlaps(List<PlateFound> bestFirst) {
    List<PlateFound> kept = new ArrayList<>();
    for (PlateFound plate : bestFirst) {
      boolean free = kept.stream().noneMatch(k -> k.quad().overlapWith(plate.quad()) > OVERLAP_MAX);
      if (free && kept.size() < PLATES_MAX) {
        kept.add(plate);
      }
    }
    return kept;
  }

  boolean isPeak(int cell) {
    int x = cell % columns;
    int y = cell / columns;
    int lines = heat.length / columns;
    for (int ny = Math.max(0, y - 1); ny <= Math.min(lines - 1, y + 1); ny++) {
      for (int nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
        if (heat[ny * columns + nx] > heat[cell]) {
          return false;
        }
      }
    }
    return true;
  }

  private PlateFound plateAt(int cell) {
    double centreX = (cell % columns + 0.5) * STRIDE;
    double centreY = (cell / columns + 0.5) * STRIDE;
    double[] xy = new double[8];
    for (int i = 0; i < 8; i++) {
      xy[i] = (i % 2 == 0 ? centreX : centreY) + corners[i * heat.length + cell];
    }
    int best = 0;
    for (int c = 1; c < COLOURS; c++) {
      if (colour[c * heat.length + cell] > colour[best * heat.length + cell]) {
        best = c;
      }
    }
    int rowCount = rows[cell] > 0.5 ? 2 : 1;
    double colourScore = colour[best * heat.length + cell];
    return new PlateFound(
        Quad.of(xy), PlateColour.values()[best], rowCount, heat[cell], colourScore);
  }
}
