package parking.passages;

/**
 * A reading on its way in.
 *
 * @param reading as it came
 * @param passage what it tells
 */
record Incoming(Reading reading, Passage passage) {
  /** Its number within its device. */
  long number() {
    return reading.number();
  }

  ReadingResult accepted() {
    return ReadingResult.accepted(number(), passage.id());
  }

  /** Compares it with the reading that came first under its number. */
  ReadingResult compare(Taken first) {
    if (first.fingerprint().equals(reading.fingerprint())) {
      return ReadingResult.repeated(number(), first.passage());
    }
    return ReadingResult.refused(
        number(),
        """
        Sequence %d of device "%s" was used before for another reading, kept as passage %s. Give \
        this reading a number of its own."""
            .formatted(number(), passage.place().device(), first.passage()));
  }

  Taken taken() {
    return new Taken(reading.fingerprint(), passage.id());
  }

  /** What is kept of the reading that had a number first. */
  record Taken(String fingerprint, java.util.UUID passage) {}
}
