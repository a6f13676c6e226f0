package parking.city;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service has written down about a city's lots, as the auditor sees it.
 *
 * @param unread cars inside by the service's own count beyond those with an open session, by lot
 * @param facts what has not reached billing
 */
record Books(
    List<Passage> passages,
    List<Session> sessions,
    List<Charge> charges,
    List<Posting> postings,
    Map<String, Integer> unread,
    Facts facts) {
  /** A row of the service's passages. */
  record Passage(
      String id, String lot, String device, long sequence, String lane, String plate, Instant at) {
    String reading() {
      return device + "/" + sequence;
    }
  }

  /** A session in whatever state. */
  record Session(
      String id, String lot, String plate, State state, Ends ends, Optional<String> decidedBy) {
    boolean is(String name) {
      return state.name.equals(name);
    }
  }

  /**
   * @param name OPEN or the state's own name
   * @param covered whether the lot asks this car for nothing
   */
  record State(String name, String reason, boolean covered) {}

  /** The passages that prove a session. */
  record Ends(Optional<String> entry, Optional<String> exit) {}

  /**
   * A charge of one revision.
   *
   * @param of the stay as billing knows it
   * @param lines what its lines add up to
   * @param waived whether it takes an earlier charge back
   */
  record Charge(Stay of, int revision, long fen, long lines, boolean waived) {
    String stay() {
      return of.id;
    }
  }

  /** A stay as billing knows it. */
  record Stay(String id, String plate, Instant entered, Optional<Instant> left) {}

  /** Money that moved. */
  record Posting(String stay, String debit, String credit, long fen) {}

  /** Facts in the outbox. */
  record Facts(long waiting, long setAside) {
    static final Facts NONE = new Facts(0, 0);
  }
}
