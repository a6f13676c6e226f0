package billing.payments;

/**
 * What came of something that a gateway said.
 *
 * @param words for a person, where one has to look; otherwise null
 */
record Heard(Outcome outcome, String words) {
  /** In short. */
  enum Outcome {
    /** Being worked on: never seen from outside. */
    HEARD,
    /** Something was booked or changed. */
    BOOKED,
    /** It was known, or changes nothing. */
    NOTHING_NEW,
    /** It speaks of a number that is not ours. */
    NO_SUCH_NUMBER,
    /** It cannot be true together with what we know: a person has to look. */
    CONTRADICTS
  }

  static Heard booked() {
    return new Heard(Outcome.BOOKED, null);
  }

  static Heard nothingNew() {
    return new Heard(Outcome.NOTHING_NEW, null);
  }

  static Heard noSuchNumber() {
    return new Heard(Outcome.NO_SUCH_NUMBER, "we gave out no such number");
  }

  static Heard contradicts(String words) {
    return new Heard(Outcome.CONTRADICTS, words);
  }
}
