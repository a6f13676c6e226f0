package recognizer.dispatch;

import recognizer.vote.Evidence;

/**
 * The JPEGs that belong to a reading.
 *
 * @param picture the best frame; empty when there is none
 * @param cutOut the plate alone; empty when there is none
 */
record StoredEvidence(byte[] picture, byte[] cutOut) {
  static final StoredEvidence NONE = new StoredEvidence(new byte[0], new byte[0]);

  static StoredEvidence of(Evidence evidence) {
    return new StoredEvidence(evidence.jpeg(), evidence.cutOut());
  }

  /** Both together. */
  long bytes() {
    return (long) picture.length + cutOut.length;
  }
}
