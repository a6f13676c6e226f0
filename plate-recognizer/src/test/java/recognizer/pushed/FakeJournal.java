package recognizer.pushed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import recognizer.vote.PlateReading;

/** A journal in memory that is full when it is told to be. */
final class FakeJournal implements Journaling {
  final List<PlateReading> readings = Collections.synchronizedList(new ArrayList<>());
  volatile boolean isFull;

  @Override
  public boolean hasRoom() {
    return !isFull;
  }

  @Override
  public boolean keep(PlateReading reading) {
    return !isFull && readings.add(reading);
  }
}
