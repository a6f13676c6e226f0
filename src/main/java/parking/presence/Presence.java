package parking.presence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A car in a lot, by certain readings: a half-open range of time.
 *
 * @param session the visit
 * @param lotId the lot
 * @param entered when it came
 * @param left when it left; empty while it is there
 */
public record Presence(UUID session, String lotId, Instant entered, Optional<Instant> left) {
  boolean overlaps(Presence other) {
    return other.left.map(entered::isBefore).orElse(true)
        && left.map(other.entered::isBefore).orElse(true);
  }
}
