package parking.drivers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * A plate of a driver.
 *
 * @param id the plate's, for this driver and this time
 */
public record Held(UUID id, UUID driver, Car car, Look look, Paying paying, Since since) {

  /** A plate and its colour. */
  public record Car(Plate plate, PlateColour colour) {}

  /** What the driver calls it. */
  public record Look(String nickname, boolean isMain) {}

  /** What a driver is to a plate. */
  public enum Role {
    PAYER,
    CO_USER
  }

  /**
   * How it is paid for.
   *
   * @param channels in the order in which they are asked
   * @param askAboveFen above how much the driver is asked first; empty for never
   */
  public record Paying(Role role, List<String> channels, Optional<Long> askAboveFen) {}

  /** Since when, and how it was proven. */
  public record Since(Instant boundAt, String provenBy) {}

  /** The same with other channels, in the order in which they are asked. */
  public Held paidBy(List<String> channels) {
    var other = new Paying(paying.role(), channels, paying.askAboveFen());
    return new Held(id, driver, car, look, other, since);
  }

  /** Whether the driver pays for it. */
  public boolean isPayer() {
    return paying.role() == Role.PAYER;
  }
}
