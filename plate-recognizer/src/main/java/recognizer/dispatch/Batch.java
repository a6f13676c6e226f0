package recognizer.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Readings that travel together: at most 100 and, unless a single one is larger, about 4 MB.
 *
 * @param hasEvidence whether any of them has a picture with it
 */
record Batch(List<Long> sequences, boolean hasEvidence, byte[] json) {
  static final int READINGS_MAX = 100;
  private static final int BYTES_MAX = 4_000_000;

  /** What surrounds a reading's two pictures in JSON. */
  private static final int OVERHEAD = 400;

  /** The oldest waiting readings with the evidence that is still there; none, no batch. */
  static Batch of(Journal journal, Destination destination, Instant sentAt, Asked asked) {
    List<Long> sequences = new ArrayList<>();
    List<byte[]> readings = new ArrayList<>();
    boolean hasEvidence = false;
    long bytes = 0;
    for (StoredReading stored : journal.listWaiting(Math.min(asked.limit(), READINGS_MAX))) {
      boolean isBare = stored.sequence() == asked.bare();
      StoredEvidence evidence =
          isBare
              ? StoredEvidence.NONE
              : journal.findEvidence(stored.sequence()).orElse(StoredEvidence.NONE);
      bytes += stored.json().length + evidence.bytes() * 4 / 3 + OVERHEAD;
      if (bytes > BYTES_MAX && !readings.isEmpty()) {
        break;
      }
      hasEvidence |= evidence.bytes() > 0;
      readings.add(ReadingJson.with(stored, evidence));
      sequences.add(stored.sequence());
    }
    byte[] json = ReadingJson.batch(destination.device(), sentAt, readings);
    return new Batch(sequences, hasEvidence, json);
  }

  /**
   * What a batch may be.
   *
   * @param limit at most so many readings
   * @param bare number of a reading that goes without its evidence; 0 for none
   */
  record Asked(int limit, long bare) {}

  boolean isEmpty() {
    return sequences.isEmpty();
  }
}
