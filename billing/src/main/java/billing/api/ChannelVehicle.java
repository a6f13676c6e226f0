package billing.api;

import java.util.Objects;

/**
 * The car as payment gateways want it described. It travels through billing only to reach them and
 * never appears in a log: {@link #toString()} masks the plate.
 *
 * @param plate the plate without dots or spaces, for example {@code 浙A12345}
 * @param colour the plate's colour
 */
public record ChannelVehicle(String plate, PlateColour colour) {
  public ChannelVehicle {
    Objects.requireNonNull(colour, "a plate has a colour");
    if (plate == null || plate.isBlank()) {
      throw new IllegalArgumentException("a vehicle needs a plate");
    }
  }

  /** The colours that gateways tell apart. */
  public enum PlateColour {
    BLUE,
    GREEN,
    YELLOW,
    YELLOW_GREEN,
    WHITE,
    BLACK
  }

  @Override
  public String toString() {
    return plate.charAt(0) + "*** (" + colour + ")";
  }
}
