package recognizer.clips;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a plate and its characters after GA 36, in millimetres.
 *
 * @param dot middle of the dot behind the second character; absent when its size is 0
 */
record PlateLayout(double width, double height, List<Cell> cells, Cell dot) {
  private static final double EDGE = 15.5;
  private static final Cell NO_DOT = new Cell(0, 0, 0, 0);

  static PlateLayout of(String plate, String colour, int rows) {
    int length = plate.length();
    if (rows == 2 && length == 7) {
      return twoRows();
    }
    if (rows == 1 && length == 7) {
      return colour.equals("green") || colour.equals("yellow-green") ? refuse(plate) : oneRow();
    }
    if (rows == 1 && length == 8) {
      return newEnergy();
    }
    return refuse(plate);
  }

  private static PlateLayout refuse(String plate) {
    throw new IllegalArgumentException(
        "a plate has 7 characters in 1 or 2 rows, a green one 8 in 1 row; this is none: " + plate);
  }

  private static PlateLayout oneRow() {
    List<Cell> cells = new ArrayList<>();
    double left = EDGE;
    for (int i = 0; i < 7; i++) {
      cells.add(new Cell(left, 25, 45, 90));
      left += 45 + (i == 1 ? 34 : 12);
    }
    return new PlateLayout(440, 140, cells, new Cell(EDGE + 45 + 12 + 45 + 12, 65, 10, 10));
  }

  private static PlateLayout newEnergy() {
    List<Cell> cells = new ArrayList<>();
    double left = EDGE;
    for (int i = 0; i < 8; i++) {
      double width = i == 0 ? 45 : 43;
      cells.add(new Cell(left, 25, width, 90));
      left += width + (i == 1 ? 49 : 9);
    }
    return new PlateLayout(480, 140, cells, NO_DOT);
  }

  private static PlateLayout twoRows() {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(110, 15, 80, 60));
    cells.add(new Cell(250, 15, 80, 60));
    for (int i = 0; i < 5; i++) {
      cells.add(new Cell(27.5 + i * 80, 90, 65, 110));
    }
    return new PlateLayout(440, 220, cells, new Cell(214, 39, 12, 12));
  }
}
