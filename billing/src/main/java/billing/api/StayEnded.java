package billing.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A car has left and is certain enough to be charged without a person looking.
 *
 * @param begun the facts known at entry
 * @param revision 1 for the first account of the stay, counted up by each correction
 * @param vehicle what a tariff may ask of the vehicle to find its class
 * @param exitDevice the camera that saw the car leave, as gateways want it, at most 32 characters
 * @param left when the camera saw the car leave; the stay is the half-open range from entered to
 *     left
 * @param waiver why it costs nothing, if so
 * @param rights names of the rights that the driver has; one that the tariff does not know is not
 *     applied, and a line says so
 */
public record StayEnded(
    StayBegan begun,
    int revision,
    Vehicle vehicle,
    String exitDevice,
    Instant left,
    Optional<Waiver> waiver,
    Set<String> rights) {
  public StayEnded {
    rights = Set.copyOf(rights);
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    if (left.isBefore(begun.entered())) {
      throw new IllegalArgumentException(
          "stay %s ends at %s, before it begins at %s"
              .formatted(begun.stay(), left, begun.entered()));
    }
  }
}
