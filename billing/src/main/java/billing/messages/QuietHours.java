package billing.messages;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time of the day in which no message is sent, half-open, in China's local time; it may run
 * over midnight. From and until the same: there is none.
 */
public record QuietHours(LocalTime from, LocalTime until) {
  /** Messages may go at any hour. */
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Whether a moment lies in it. */
  public boolean covers(Instant moment) {
    var time = moment.atZone(CHINA).toLocalTime();
    return from.isAfter(until)
        ? !time.isBefore(from) || time.isBefore(until)
        : !time.isBefore(from) && time.isBefore(until);
  }

  /** The moment itself, or the end of the quiet hours that it lies in. */
  public Instant after(Instant moment) {
    if (!covers(moment)) {
      return moment;
    }
    var local = moment.atZone(CHINA);
    var end = local.with(until);
    return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
  }
}
