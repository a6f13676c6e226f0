package recognizer.cli;

import java.nio.file.Path;
import java.time.Duration;
import recognizer.dispatch.KeyPlace;

/** Where the device's key is, and how old it may get. */
record KeyConfig(String folder, Integer rotateDays) {
  private static final String FOLDER = "key";
  private static final int DAYS = 90;

  /** Nothing was said of it. */
  static final KeyConfig NONE = new KeyConfig(null, null);

  /**
   * @param base the folder of the configuration
   */
  KeyPlace place(Path base) {
    return new KeyPlace(base.resolve(folder == null ? FOLDER : folder), Duration.ofDays(days()));
  }

  void check() throws WrongUsage {
    WatchConfig.require(days() >= 1, "key.rotateDays must be at least 1");
  }

  private int days() {
    return rotateDays == null ? DAYS : rotateDays;
  }
}
