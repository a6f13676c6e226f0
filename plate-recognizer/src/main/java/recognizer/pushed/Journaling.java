package recognizer.pushed;

import java.io.IOException;
import recognizer.vote.PlateReading;

/** Where readings are kept until the service has them. */
public interface Journaling {
  /** Whether another reading would be taken. */
  boolean hasRoom();

  /** Keeps a reading; on the disk when this returns. False when there was no room. */
  boolean keep(PlateReading reading) throws IOException;
}
