package recognizer.cli;

import java.time.Duration;
import recognizer.dispatch.ReportRules;

/** When the service is told how the device is doing, and what it is told of. */
record ReportConfig(Integer everySeconds, Integer skewSecondsMax, Integer silentSeconds) {
  private static final int EVERY = 30;
  private static final int SKEW = 5;
  private static final int SILENT = 10;

  ReportRules rules() {
    return new ReportRules(seconds(everySeconds, EVERY), seconds(skewSecondsMax, SKEW));
  }

  /** A network camera that gives no frame for longer is silent. */
  Duration silentAfter() {
    return seconds(silentSeconds, SILENT);
  }

  void check() throws WrongUsage {
    boolean isAbove =
        silentAfter().toSeconds() > 0
            && seconds(everySeconds, EVERY).toSeconds() > 0
            && seconds(skewSecondsMax, SKEW).toSeconds() > 0;
    WatchConfig.require(
        isAbove, "report: everySeconds, skewSecondsMax and silentSeconds must be at least 1");
  }

  private static Duration seconds(Integer given, int otherwise) {
    return Duration.ofSeconds(given == null ? otherwise : given);
  }
}
