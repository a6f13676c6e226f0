package recognizer.licence;

import java.util.Optional;

/**
 * What a picture shows.
 *
 * @param isLicence whether it is the main page of a vehicle licence (机动车行驶证)
 * @param plate the plate that it was issued for; empty when it is none, or cannot be read surely
 */
public record VehicleLicence(boolean isLicence, Optional<String> plate) {
  static final VehicleLicence NONE = new VehicleLicence(false, Optional.empty());
}
