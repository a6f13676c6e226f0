package recognizer.vote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recognizer.detect.PlateColour;
import recognizer.detect.PlateFound;
import recognizer.detect.Quad;
import recognizer.read.PlateRead;
import recognizer.read.Symbol;
import recognizer.read.Transcript;

/** Readings for tests, written as in votes.txt. */
final class Reads {
  private Reads() {}

  static PlateColour colour(String label) {
    return Arrays.stream(PlateColour.values())
        .filter(c -> c.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  static PlateRead of(PlateColour colour, String frame) {
    return at(plate(Quad.of(0, 0, 140, 0, 140, 45, 0, 45), colour), frame);
  }

  static PlateFound plate(Quad quad, PlateColour colour) {
    return new PlateFound(quad, colour, 1, 0.9, 0.95);
  }

  static PlateRead at(PlateFound plate, String frame) {
    boolean isBlurred = frame.startsWith("!");
    List<List<Transcript>> readers = new ArrayList<>();
    for (String reader : frame.substring(isBlurred ? 1 : 0).split("\\|")) {
      readers.add(List.of(transcript(reader)));
    }
    return new PlateRead(plate, readers, isBlurred ? 5 : 30);
  }

  private static Transcript transcript(String reader) {
    if (reader.equals("-")) {
      return new Transcript(List.of());
    }
    String[] parts = reader.split("/");
    double confidence = Double.parseDouble(parts[1]) / 100;
    return new Transcript(
        parts[0]
            .codePoints()
            .mapToObj(c -> new Symbol(Character.toString(c), confidence))
            .toList());
  }
}
