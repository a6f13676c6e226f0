package recognizer.pushed;

import java.util.List;
import recognizer.camera.Frame;
import recognizer.read.PlateRead;

/** Finds and reads the plates of a picture of any kind, best first. */
public interface Recognition {
  List<PlateRead> plates(Frame frame) throws InterruptedException;
}
