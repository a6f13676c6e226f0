package parking.sharing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How drivers ask for spaces. */
@ConfigMapping(prefix = "parking.sharing")
interface SharingSettings {
  /** How long a space is kept for a car that was promised one. */
  @WithDefault("PT15M")
  Duration heldFor();

  /** How many drivers may ask in a minute, in one lot. */
  @WithDefault("60")
  int mostRequestsAMinute();
}
