package recognizer.pushed;

/** There is no room for a record now; the camera keeps it and sends it again. */
final class PutOff extends Exception {
  private static final long serialVersionUID = 1;

  PutOff(String why) {
    super(why);
  }
}
