package billing.publishing;

/**
 * Orders questions whose answers may come in another order: an answer counts only when none counted
 * yet to a question that was asked later. What was read earlier never takes the place of what was
 * read later.
 */
final class Turns {
  private long begun;
  private long ended;

  /** A question is asked; answers its number. */
  synchronized long begin() {
    begun++;
    return begun;
  }

  /** The question is answered; says whether the answer counts. */
  synchronized boolean mayEnd(long turn) {
    if (turn < ended) {
      return false;
    }
    ended = turn;
    return true;
  }
}
