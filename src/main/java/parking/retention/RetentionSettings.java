package parking.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is known of people is kept; docs/operations/privacy.md gives the reasons. */
@ConfigMapping(prefix = "parking.retention")
public interface RetentionSettings {
  /** Pictures, from when the visit ended, or the dispute or contest was decided. */
  @WithDefault("P30D")
  Duration pictures();

  /** Pictures of passages that belong to no visit, from when they came. */
  @WithDefault("P7D")
  Duration picturesOfNoVisit();

  /** Plates, from when the visit, permit or pass ended. */
  @WithDefault("P730D")
  Duration plates();

  /** Plates of passages that belong to no visit, and of questions for a space. */
  @WithDefault("P40D")
  Duration platesOfNoVisit();

  /** Who looked at a plate or picture. */
  @WithDefault("P1095D")
  Duration looks();

  /** What drivers were told. */
  @WithDefault("P365D")
  Duration messages();

  /** Log-ins of drivers, from when they ended. */
  @WithDefault("P180D")
  Duration logIns();

  /** What drivers asked for once, and plates that they did not show to be theirs. */
  @WithDefault("P30D")
  Duration requests();
}
