package parking.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sessions are made. */
@ConfigMapping(prefix = "parking.sessions")
interface SessionSettings {
  /** Both readings of a visit need this confidence for it to be charged automatically. */
  @WithDefault("0.99")
  float automaticChargingConfidence();

  /** A second reading of the same car within this time is the same passage. */
  @WithDefault("PT2M")
  Duration readTwiceWithin();

  /** A longer visit is looked at before it is charged. */
  @WithDefault("PT72H")
  Duration longestAutomaticStay();

  /** How far a camera's clock may run ahead before its times are doubted. */
  @WithDefault("PT5M")
  Duration clockTolerance();
}
