package parking.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parking.passages.Direction;
import parking.passages.Event;
import parking.passages.Passage;

/**
 * Scans that no camera has seen the car of yet. A car that a camera cannot read there at the same
 * time is that car, and is not counted twice. Pure.
 */
final class Scans {
  /** A car and its driver's phone are at a lane within this time. */
  static final Duration TOGETHER = Duration.ofMinutes(2);

  private final List<Scan> unseen;
  private final Map<UUID, UUID> passages = new HashMap<>();

  /**
   * A phone's act at a lane.
   *
   * @param session the session that it began or ended
   */
  record Scan(UUID id, String device, String lane, Direction way, Instant at, UUID session) {}

  Scans(List<Scan> unseen) {
    this.unseen = new ArrayList<>(unseen);
  }

  /** The scan that this car's driver made, if one did; no other car is taken for it any more. */
  Optional<Scan> take(Passage passage) {
    if (passage.event() != Event.PASSED) {
      return Optional.empty();
    }
    var place = passage.place();
    var found =
        unseen.stream()
            .filter(scan -> scan.device().equals(place.device()))
            .filter(scan -> scan.lane().equals(place.lane()))
            .filter(scan -> scan.way() == passage.direction())
            .filter(scan -> apart(scan, passage).compareTo(TOGETHER) <= 0)
            .min(Comparator.comparing(scan -> apart(scan, passage)));
    found.ifPresent(
        scan -> {
          unseen.remove(scan);
          passages.put(scan.id(), passage.id());
        });
    return found;
  }

  private static Duration apart(Scan scan, Passage passage) {
    return Duration.between(scan.at(), passage.seenAt()).abs();
  }

  /** The passages of the scans that were taken. */
  Map<UUID, UUID> passages() {
    return passages;
  }
}
