package recognizer.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Readings that travel together: at most 100 and, unless a single one is larger, about 4 MB. */
record Batch(List<Long> sequences, byte[] json) {
  static final int READINGS_MAX = 100;
  private static final int BYTES_MAX = 4_000_000;

  /** What surrounds a reading's two pictures in JSON. */
  private static final int OVERHEAD = 400;

  /** The oldest waiting readings with the evidence that is still there; none, no batch. */
  static Batch of(Journal journal, String device, Instant sentAt, int limit) throws IOException {
    List<Long> sequences = new ArrayList<>();
    List<ObjectNode> readings = new ArrayList<>();
    long bytes = 0;
    for (StoredReading stored : journal.listWaiting(Math.min(limit, READINGS_MAX))) {
      StoredEvidence evidence = journal.findEvidence(stored.sequence()).orElse(StoredEvidence.NONE);
      bytes += stored.json().length + evidence.bytes() * 4 / 3 + OVERHEAD;
      if (bytes > BYTES_MAX && !readings.isEmpty()) {
        break;
      }
      ObjectNode reading = ReadingJson.parse(stored);
      ReadingJson.addEvidence(reading, evidence);
      readings.add(reading);
      sequences.add(stored.sequence());
    }
    return new Batch(sequences, ReadingJson.batch(device, sentAt, readings));
  }

  boolean isEmpty() {
    return sequences.isEmpty();
  }
}
