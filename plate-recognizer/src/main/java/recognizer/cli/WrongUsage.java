package recognizer.cli;

/** A command line or configuration that cannot be obeyed; the message says what to change. */
final class WrongUsage extends Exception {
  WrongUsage(String message) {
    super(message);
  }
}
