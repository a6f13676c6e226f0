package parking.sessions;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A car seen at one end of its visit.
 *
 * @param passage the evidence, unless a person said so
 * @param device the camera's recogniser
 * @param at the camera's time
 * @param confidence in what was read, 0 to 1
 * @param doubt why a person has to look before this counts for money, if so
 */
record Sighting(
    Optional<UUID> passage, String device, Instant at, float confidence, Optional<Reason> doubt) {
  private static final Set<Reason> PLATE_DOUBTS =
      EnumSet.of(Reason.LOW_CONFIDENCE, Reason.UNKNOWN_FORM);

  /** Whether nothing is doubtful but the characters. */
  boolean isPlateDoubtful() {
    return doubt.filter(PLATE_DOUBTS::contains).isPresent();
  }

  boolean isCertain() {
    return doubt.isEmpty();
  }

  /** The same, with a person's word for it. */
  Sighting confirmed() {
    return new Sighting(passage, device, at, confidence, Optional.empty());
  }

  /** The same at another time: a person knows better than the camera. */
  Sighting at(Instant other) {
    return new Sighting(passage, device, other, confidence, doubt);
  }

  /** A person's word alone. */
  static Sighting byHand(Instant at) {
    return new Sighting(Optional.empty(), "by-hand", at, 1, Optional.empty());
  }
}
