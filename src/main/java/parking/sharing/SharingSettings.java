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

  /** How long a space is kept for a driver who pays for a pass. */
  @WithDefault("PT15M")
  Duration passPaidWithin();

  /** How much longer, where it is not known yet whether the pass was paid. */
  @WithDefault("PT5M")
  Duration passHeldBeyond();

  /** How many passes a driver may have ordered and not paid. */
  @WithDefault("3")
  int mostUnpaidPasses();

  /** How many drivers may ask in a minute, in one lot. */
  @WithDefault("60")
  int mostRequestsAMinute();
}
