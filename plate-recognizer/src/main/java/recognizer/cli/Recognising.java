package recognizer.cli;

import java.util.List;
import recognizer.camera.Frame;
import recognizer.detect.PlateDetector;
import recognizer.detect.PlateFound;
import recognizer.metrics.StageTimes;
import recognizer.read.PlateRead;
import recognizer.read.ReadingPlates;
import recognizer.vote.PlateReader;

/** Finds and reads the plates of a frame. For one thread. */
final class Recognising implements PlateReader, AutoCloseable {
  private final StageTimes times = new StageTimes();
  private final PlateDetector detector = new PlateDetector(times);
  private final ReadingPlates reading = new ReadingPlates(times);

  /** Plates of a picture of any kind, found and read, best first. */
  List<PlateRead> plates(Frame frame) {
    return detector.listPlatesAnywhere(frame).stream().map(plate -> read(frame, plate)).toList();
  }

  /** Plates of a camera's frame, not yet read, best first. */
  List<PlateFound> find(Frame frame) {
    return detector.listPlates(frame);
  }

  @Override
  public PlateRead read(Frame frame, PlateFound plate) {
    return reading.read(frame, plate, found -> detector.closer(frame, found));
  }

  @Override
  public double sharpness(Frame frame, PlateFound plate) {
    return reading.sharpness(frame, plate);
  }

  /** Processor time of the stages so far. */
  StageTimes times() {
    return times;
  }

  @Override
  public void close() {
    reading.close();
    detector.close();
  }
}
