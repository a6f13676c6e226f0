package parking.sessions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a person decides about a session. */
public sealed interface Correction {
  /** Both ends belong together, and the visit is to be charged. */
  record Confirm() implements Correction {}

  /** Nothing is to be charged. */
  record Dismiss() implements Correction {}

  /**
   * The plate or a time is another one. What is empty stays as it is; a missing end may be given.
   *
   * @param car plate and colour as they are on the pictures
   */
  record Edit(Optional<SessionView.Car> car, Optional<Instant> enteredAt, Optional<Instant> leftAt)
      implements Correction {}

  /**
   * The exit of this session ends the visit of another one, which keeps its name; this one is void.
   *
   * @param other the session that began the visit
   */
  record Join(UUID other) implements Correction {}

  /**
   * Nobody saw the car leave, and the visit is to be charged all the same, until then.
   *
   * @param leftAt when the lot's tariff takes such a visit to have ended
   */
  record EndUnseen(Instant leftAt) implements Correction {}

  /**
   * It was two visits: the first ended then, and the second began at another time.
   *
   * @param firstLeftAt not before the entry
   * @param secondEnteredAt not before that and not after the exit
   */
  record Split(Instant firstLeftAt, Instant secondEnteredAt) implements Correction {}
}
