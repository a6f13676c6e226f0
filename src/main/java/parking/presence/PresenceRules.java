package parking.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What it means that one plate is known in several lots. Pure. */
public final class PresenceRules {
  private final BiFunction<String, String, Duration> travel;

  /**
   * @param travel the least time from one lot to another
   */
  public PresenceRules(BiFunction<String, String, Duration> travel) {
    this.travel = travel;
  }

  /** Something that is wrong with a visit. */
  public record Finding(Presence of, Kind kind) {}

  /** What is wrong. */
  public enum Kind {
    /** The car came to another lot later; its exit was missed. */
    MOVED_ON,
    /** The plate was in two places at once, or moved faster than a car can. */
    IN_TWO_PLACES
  }

  /**
   * Looks at a visit beside the other visits of the same plate to other lots.
   *
   * @return every visit with which something is wrong, the visit itself included
   */
  public List<Finding> compare(Presence visit, List<Presence> others) {
    List<Finding> findings = new ArrayList<>();
    var isSuspect = false;
    for (var other : others) {
      if (other.lotId().equals(visit.lotId())) {
        continue;
      }
      if (hasMovedOn(other, visit)) {
        findings.add(new Finding(other, Kind.MOVED_ON));
      } else if (hasMovedOn(visit, other)) {
        findings.add(new Finding(visit, Kind.MOVED_ON));
      } else if (contradicts(visit, other)) {
        findings.add(new Finding(other, Kind.IN_TWO_PLACES));
        isSuspect = true;
      }
    }
    if (isSuspect) {
      findings.add(new Finding(visit, Kind.IN_TWO_PLACES));
    }
    return findings;
  }

  /** Nobody saw it leave the one lot, and there was time to come to the other. */
  private boolean hasMovedOn(Presence before, Presence after) {
    return before.left().isEmpty()
        && !before
            .entered()
            .plus(travel.apply(before.lotId(), after.lotId()))
            .isAfter(after.entered())
        && before.entered().isBefore(after.entered());
  }

  private boolean contradicts(Presence one, Presence other) {
    return one.overlaps(other) || isTooFast(one, other) || isTooFast(other, one);
  }

  private boolean isTooFast(Presence before, Presence after) {
    return before
        .left()
        .filter(left -> !left.isAfter(after.entered()))
        .filter(
            left -> left.plus(travel.apply(before.lotId(), after.lotId())).isAfter(after.entered()))
        .isPresent();
  }
}
