package billing.arrears;

import java.time.Instant;
import java.time.LocalTime;

/**
 * The time of the day in which no message is sent, half-open, in China's local time; it may run
 * over midnight. From and until the same: there is none.
 */
record QuietHours(LocalTime from, LocalTime until) {
  /** Messages may go at any hour. */
  static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  boolean covers(Instant moment) {
    var time = moment.atZone(Steps.CHINA).toLocalTime();
    return from.isAfter(until)
        ? !time.isBefore(from) || time.isBefore(until)
        : !time.isBefore(from) && time.isBefore(until);
  }

  /** The moment itself, or the end of the quiet hours that it lies in. */
  Instant after(Instant moment) {
    if (!covers(moment)) {
      return moment;
    }
    var local = moment.atZone(Steps.CHINA);
    var end = local.with(until);
    return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
  }
}
