package parking.sessions;

import java.util.List;
import java.util.Optional;

/** What a passage does to sessions. */
sealed interface Decision {
  Reason reason();

  /** Nothing changes. */
  record Ignore(Reason reason) implements Decision {}

  /**
   * Sessions are new, or in new states.
   *
   * @param sessions in the order in which it happens; the passage belongs to the last
   */
  record Put(List<Session> sessions, Reason reason) implements Decision {}

  static Decision ignore(Reason reason) {
    return new Ignore(reason);
  }

  static Decision put(Reason reason, Session... sessions) {
    return new Put(List.of(sessions), reason);
  }

  /** The session that the passage belongs to, if any. */
  default Optional<Session> findSession() {
    return this instanceof Put put
        ? Optional.of(put.sessions().get(put.sessions().size() - 1))
        : Optional.empty();
  }
}
