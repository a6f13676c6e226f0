package parking.consoles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the doors at which drivers ask what a plate owes. */
@ConfigMapping(prefix = "parking.dues")
interface DuesSettings {
  /** How many questions one client may ask in a minute. */
  @WithDefault("30")
  int questionsAMinuteByClient();

  /** How many questions about one plate may be asked in a minute, by whomever. */
  @WithDefault("12")
  int questionsAMinuteByPlate();

  /** How many wrong codes may be said for one plate in an hour, by whomever. */
  @WithDefault("10")
  int wrongCodesAnHourByPlate();

  /** For so long after a car has left, the display of the lane is told a code for its driver. */
  @WithDefault("10m")
  Duration exitNoticeFor();
}
