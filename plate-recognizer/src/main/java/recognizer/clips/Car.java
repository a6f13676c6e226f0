package recognizer.clips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A car of a clip.
 *
 * @param atSeconds when it comes into the picture
 * @param plate without dots or spaces
 * @param colour as contracts spell it
 * @param rows of characters on the plate, 1 or 2
 */
record Car(double atSeconds, String plate, String colour, int rows) {
  private static final String HEADER = "at_seconds,plate,colour,rows";

  /** Reads a list of cars; the message of a failure names file and line. */
  static List<Car> load(Path file, GlyphAtlas glyphs) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new IOException(file + ": the first line must be " + HEADER);
    }
    List<Car> cars = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        cars.add(parse(file + ", line " + (i + 1) + ": ", lines.get(i).strip(), glyphs));
      }
    }
    return cars;
  }

  private static Car parse(String place, String line, GlyphAtlas glyphs) throws IOException {
    String[] fields = line.split(",", -1);
    if (fields.length != 4) {
      throw new IOException(place + "there must be four fields, but this has " + fields.length);
    }
    try {
      int rows = Integer.parseInt(fields[3]);
      Car car = new Car(Double.parseDouble(fields[0]), fields[1], fields[2], rows);
      PlateLayout.of(car.plate(), car.colour(), rows);
      Paint.of(car.colour());
      car.plate().codePoints().forEach(glyphs::require);
      return car;
    } catch (IllegalArgumentException e) {
      throw new IOException(place + e.getMessage(), e);
    }
  }
}
