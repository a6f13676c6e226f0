package billing.sealing;

/** Keys that cannot be used, or a key that is missing; the message says which and what to do. */
public final class KeysRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  KeysRefused(String message) {
    super(message);
  }
}
