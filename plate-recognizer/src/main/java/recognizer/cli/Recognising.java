package recognizer.cli;

import java.util.List;
import recognizer.camera.Frame;
import recognizer.detect.PlateDetector;
import recognizer.read.PlateRead;
import recognizer.read.ReadingPlates;

/** Finds and reads the plates of a frame. For one thread. */
final class Recognising implements AutoCloseable {
  private final PlateDetector detector = new PlateDetector();
  private final ReadingPlates reading = new ReadingPlates();

  List<PlateRead> plates(Frame frame) {
    return detector.listPlates(frame).stream().map(plate -> reading.read(frame, plate)).toList();
  }

  @Override
  public void close() {
    reading.close();
    detector.close();
  }
}
