package parking.lots;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The local days of lots. All of China keeps one time. */
public final class LocalDays {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private LocalDays() {}

  /** The day in which a moment lies. */
  public static LocalDate dayAt(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** The first moment of a day. */
  public static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
