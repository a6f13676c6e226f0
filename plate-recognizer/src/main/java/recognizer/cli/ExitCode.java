package recognizer.cli;

/** What the program tells its caller. */
final class ExitCode {
  static final int OK = 0;
  static final int SOME_INPUT_FAILED = 1;
  static final int WRONG_USAGE = 2;

  private ExitCode() {}
}
