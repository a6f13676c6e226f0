package billing.gateways;

/**
 * What came of something that a gateway said.
 *
 * @param words for a person, where one has to look; otherwise null
 */
public record Heard(Outcome outcome, String words) {
  /** In short. */
  public enum Outcome {
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

  /** Something was booked or changed. */
  public static Heard booked() {
    return new Heard(Outcome.BOOKED, null);
  }

  /** It changes nothing. */
  public static Heard nothingNew() {
    return new Heard(Outcome.NOTHING_NEW, null);
  }

  /** Nobody here gave out its number. */
  public static Heard noSuchNumber() {
    return new Heard(Outcome.NO_SUCH_NUMBER, "we gave out no such number");
  }

  /** A person has to look. */
  public static Heard contradicts(String words) {
    return new Heard(Outcome.CONTRADICTS, words);
  }
}
