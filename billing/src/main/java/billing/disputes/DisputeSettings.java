package billing.disputes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How disputes are dealt with. */
@ConfigMapping(prefix = "billing.disputes")
interface DisputeSettings {
  /**
   * Within which time an operator decides. No rule that was found names one; five days are our own
   * promise.
   */
  @WithDefault("5d")
  Duration decideWithin();
}
