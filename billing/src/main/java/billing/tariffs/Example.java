package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A stay that a notice shows on its board. What it costs is not written down: it is priced as any
 * stay is.
 *
 * @param zone the zone in which it is shown; absent for each
 * @param vehicleClass the class of the vehicle
 * @param rights what the driver has that makes it cheaper, by name
 * @param entered by the clocks of the notice's place
 * @param left likewise
 */
public record Example(
    Optional<String> zone,
    @JsonProperty(value = "class", required = true) String vehicleClass,
    Optional<List<String>> rights,
    @JsonProperty(required = true) LocalDateTime entered,
    @JsonProperty(required = true) LocalDateTime left) {

  /** Whether it is shown in a zone. */
  public boolean isFor(String name) {
    return zone.isEmpty() || zone.get().equals(name);
  }

  /** The stay, by the clocks of a place. */
  public Stay stay(ZoneId place) {
    return new Stay(
        entered.atZone(place).toInstant(),
        left.atZone(place).toInstant(),
        vehicleClass,
        rights.orElse(List.of()));
  }
}
