package recognizer.read;

import java.util.ArrayList;
import java.util.List;
import recognizer.camera.Frame;
import recognizer.detect.Models;
import recognizer.detect.PlateFound;

/** Reads the plates that were found in a frame with every reader that the program carries. */
public final class ReadingPlates implements AutoCloseable {
  private final List<LineReader> readers = new ArrayList<>();

  public ReadingPlates() {
    if (Models.has(CtcReader.MODEL)) {
      readers.add(new CtcReader());
    }
    readers.add(new TesseractReader());
  }

  public PlateRead read(Frame frame, PlateFound plate) {
    Line line = Rectifying.line(frame.picture(), plate);
    List<List<Transcript>> transcripts = readers.stream().map(r -> r.read(line)).toList();
    return new PlateRead(plate, transcripts, sharpness(line));
  }

  static double sharpness(Line line) {
    long sum = 0;
    byte[] grey = line.grey();
    for (int i = 1; i < grey.length; i++) {
      if (i % Line.WIDTH != 0) {
        sum += Math.abs((grey[i] & 0xff) - (grey[i - 1] & 0xff));
      }
    }
    return sum / (double) ((Line.WIDTH - 1) * Line.HEIGHT);
  }

  @Override
  public void close() {
    readers.forEach(LineReader::close);
  }
}
