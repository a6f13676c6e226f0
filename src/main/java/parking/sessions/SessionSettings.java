package parking.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import parking.lots.Policy;

/** How sessions are made in lots whose policy does not say otherwise. */
@ConfigMapping(prefix = "parking.sessions")
interface SessionSettings {
  /** How many missed charges are as bad as one wrong charge. */
  @WithDefault("99")
  int wrongChargeCosts();

  /** A less certain reading counts as unreadable. */
  @WithDefault("0.3")
  double openingConfidence();

  /** A second reading of the same car within this time is the same passage. */
  @WithDefault("PT2M")
  Duration readTwiceWithin();

  /** A shorter visit is a drive through the lot. */
  @WithDefault("PT3M")
  Duration convenienceTime();

  /** A longer visit is looked at before it is charged. */
  @WithDefault("PT24H")
  Duration longestAutomaticStay();

  /** A car that was not seen for this long is not inside any more. */
  @WithDefault("P3D")
  Duration lostAfter();

  /** How often such cars are looked for, in real time; {@code off} for never. */
  @WithDefault("1m")
  String lostCheckEvery();

  /** How far a camera's clock may run ahead before its times are doubted. */
  @WithDefault("PT5M")
  Duration clockTolerance();

  /** What becomes of an exit without an entry. */
  @WithDefault("REVIEW")
  Policy.OrphanExits orphanExits();

  /** The share of exits whose entry was not read; the figures of a lot's day say it. */
  @WithDefault("0.02")
  double missedEntries();

  /** How many phones may begin or end visits at one lane in a minute. */
  @WithDefault("20")
  int mostScansAMinute();
}
