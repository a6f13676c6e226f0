package parking.sessions;

import java.util.Optional;

/** What a passage does to sessions. */
sealed interface Decision {
  Reason reason();

  /** Nothing changes. */
  record Ignore(Reason reason) implements Decision {}

  /** A visit begins; one that was open until now may have to be set aside. */
  record Begin(Session.Open opened, Optional<Session.AwaitingReview> setAside, Reason reason)
      implements Decision {}

  /** A session is new, or in a new state. */
  record Put(Session session, Reason reason) implements Decision {}
}
