package billing.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days by China's clock. */
final class Days {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Days() {}

  /** The first moment of a day. */
  static Instant begin(LocalDate day) {
    return day.atStartOfDay(CHINA).toInstant();
  }
}
