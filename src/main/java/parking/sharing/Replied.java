package parking.sharing;

import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * What a driver was told, as it is written down.
 *
 * @param car empty where somebody was turned away whose plate nobody noted
 * @param stand how the lot stood
 * @param by the person who turned the driver away; a driver who asked has no name
 */
public record Replied(UUID id, Optional<Car> car, Reply reply, Stand stand, By by) {
  /** The car of a driver who asks. */
  public record Car(Plate plate, Optional<PlateColour> colour) {}

  /**
   * How a lot stood for a car at a moment.
   *
   * @param isOpen whether anything was shared then
   * @param figures without what was promised to this car; empty while they are withheld
   */
  public record Stand(boolean isOpen, Figures.Limits limits, Optional<Figures> figures) {
    /** Spaces for the car; empty while that is not known. */
    public Optional<Long> free() {
      return figures.map(Figures::free);
    }
  }
}
