package parking.sharing;

import java.util.Optional;

/**
 * A driver who was refused a space.
 *
 * @param plate empty where nobody noted it
 * @param isOpen whether anything was shared then
 * @param free spaces for this car; empty when that was not known
 * @param by who turned the driver away, with the reason; a driver who asked the service has no name
 */
public record Refusal(String plate, Reply.Why why, boolean isOpen, Optional<Integer> free, By by) {
  /** Whether this is what the rule forbids unless the car was blocked. */
  public boolean wasFree() {
    return isOpen && free.filter(spaces -> spaces > 0).isPresent();
  }
}
