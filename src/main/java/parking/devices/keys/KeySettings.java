package parking.devices.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long signatures, keys and codes are good for. */
@ConfigMapping(prefix = "parking.device-keys")
interface KeySettings {
  /** A signature may be made so long before or after the service's real time. */
  @WithDefault("PT5M")
  Duration tolerance();

  /** A key that was rotated is good for as long as this. */
  @WithDefault("PT24H")
  Duration overlap();

  /** An enrolment code is good for as long as this. */
  @WithDefault("PT24H")
  Duration codeLife();

  /** For so long an instance goes by the keys it read; others may have revoked one meanwhile. */
  @WithDefault("PT5S")
  Duration knownFor();
}
