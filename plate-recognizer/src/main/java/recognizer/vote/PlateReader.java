package recognizer.vote;

import recognizer.camera.Frame;
import recognizer.detect.PlateFound;
import recognizer.read.PlateRead;

/** Reads plates that were found, as far as it is wanted. */
public interface PlateReader {
  /** What the readers make of a plate of the frame. */
  PlateRead read(Frame frame, PlateFound plate);

  /** How sharp a plate of the frame is, as {@link PlateRead#sharpness()}, without reading it. */
  double sharpness(Frame frame, PlateFound plate);
}
