package billing.api;

import java.util.List;

/** Something that cannot be done with a price notice; nothing stored has changed. */
public final class NoticeRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Why why;
  private final transient List<CeilingBreach> breaches;

  public NoticeRefused(Why why, String message) {
    this(why, message, List.of());
  }

  /**
   * @param breaches the stays that cost more than they may
   */
  public NoticeRefused(Why why, String message, List<CeilingBreach> breaches) {
    super(message);
    this.why = why;
    this.breaches = List.copyOf(breaches);
  }

  /** Kinds of reasons. */
  public enum Why {
    /** There is no such notice or simulation. */
    UNKNOWN,
    /** Somebody else has changed it in the meantime. */
    CHANGED,
    /** It is not in a state in which that can be done. */
    WRONG_STATE,
    /** Its document is not in order. */
    DOCUMENT,
    /** Another notice of its family was published since it was begun. */
    OVERTAKEN,
    /** Whoever wrote it cannot approve it. */
    SAME_PERSON,
    /** It costs more than it may. */
    CEILING,
    /** Nobody has looked at what it would change. */
    NOT_SIMULATED,
    /** There are no stays to simulate with. */
    NO_STAYS,
    /** Its first day is too near. */
    TOO_SOON,
    /** The service has its hands full. */
    BUSY
  }

  public Why why() {
    return why;
  }

  public List<CeilingBreach> breaches() {
    return breaches == null ? List.of() : breaches;
  }
}
