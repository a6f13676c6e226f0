package recognizer.dispatch;

import java.time.Duration;

/**
 * When a device says how it is doing.
 *
 * @param every real time between two reports
 * @param skewMax a clock that is further off is warned of
 */
public record ReportRules(Duration every, Duration skewMax) {
  public ReportRules {
    if (every.toMillis() < 1 || skewMax.toMillis() < 1) {
      throw new IllegalArgumentException("reports need times above 0");
    }
  }
}
