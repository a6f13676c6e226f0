package billing.gateways.guarding;

/**
 * A kind of call to a gateway.
 *
 * @param name one lower-case word for the figures, for example {@code charge}; never anything of a
 *     request
 * @param again when it is made again at once
 * @param pace which limit per second it counts to
 * @param length which time limit it has
 */
public record Call(String name, Again again, Pace pace, Length length) {
  /** When a call is made again at once, three times in all. */
  public enum Again {
    /** Only when the gateway asks for it; a broken connection is told. */
    WHEN_ASKED,
    /** Also after a broken connection: the same call again changes nothing. */
    WHEN_BROKEN
  }

  /** Which limit per second counts. */
  public enum Pace {
    ORDINARY,
    REFUNDS
  }

  /** Which time limit counts. */
  public enum Length {
    USUAL,
    /** Fetching a bill. */
    BILL
  }

  /** A call that takes money: silence is asked about, never answered with a second call. */
  public static Call order(String name) {
    return new Call(name, Again.WHEN_ASKED, Pace.ORDINARY, Length.USUAL);
  }

  /** A call that changes nothing when it is made again. */
  public static Call repeatable(String name) {
    return new Call(name, Again.WHEN_BROKEN, Pace.ORDINARY, Length.USUAL);
  }

  /** A call that sends money back. */
  public static Call refund(String name) {
    return new Call(name, Again.WHEN_ASKED, Pace.REFUNDS, Length.USUAL);
  }

  /** A call that fetches a bill. */
  public static Call bill(String name) {
    return new Call(name, Again.WHEN_BROKEN, Pace.ORDINARY, Length.BILL);
  }
}
