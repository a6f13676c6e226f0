package recognizer.dispatch;

/** Remembers what was said of a trouble, so that it is said once. For one thread. */
final class Trouble {
  private String said = "";

  /** Whether this has not been said since all was well or something else was wrong. */
  boolean isNews(String what) {
    boolean isNews = !what.equals(said);
    said = what;
    return isNews;
  }

  /** Whether something was wrong until now. */
  boolean ends() {
    boolean wasWrong = !said.isEmpty();
    said = "";
    return wasWrong;
  }
}
