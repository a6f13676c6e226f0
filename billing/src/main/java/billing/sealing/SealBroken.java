package billing.sealing;

/** A sealed text that was changed, moved to another place, or is none. The text is not named. */
public final class SealBroken extends RuntimeException {
  private static final long serialVersionUID = 1;

  SealBroken(String message) {
    super(message);
  }

  SealBroken(String message, Throwable cause) {
    super(message, cause);
  }
}
