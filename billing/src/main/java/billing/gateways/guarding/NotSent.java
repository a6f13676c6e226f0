package billing.gateways.guarding;

/** A call that was not made: the gateway knows nothing of it. */
public final class NotSent extends RuntimeException {
  private final Because because;

  /** Why it was not made. */
  public enum Because {
    CIRCUIT_OPEN("too many calls have failed, the circuit is open"),
    QUEUE_FULL("too many calls are waiting"),
    TOO_MANY("too many calls in so short a time");

    private final String words;

    Because(String words) {
      this.words = words;
    }
  }

  NotSent(Because because) {
    super("nothing was sent: " + because.words, null, false, false);
    this.because = because;
  }

  public Because because() {
    return because;
  }
}
