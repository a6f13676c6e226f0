package billing.payments.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When no driver is bothered by another try, by China's clock.
 *
 * @param from the first quiet minute
 * @param until the first minute that is not quiet any more, the next day if it is earlier than
 *     {@code from}; equal to {@code from} where no hour is quiet
 */
public record QuietHours(
    @JsonProperty(required = true) LocalTime from, @JsonProperty(required = true) LocalTime until) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** The moment itself, or the end of the quiet hours that it lies in. */
  Instant endIfWithin(Instant moment) {
    var local = moment.atZone(CHINA);
    return isWithin(local.toLocalTime()) ? end(local).toInstant() : moment;
  }

  private boolean isWithin(LocalTime time) {
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
  }

  private ZonedDateTime end(ZonedDateTime within) {
    var day = within.toLocalDate();
    return within.toLocalTime().isBefore(until)
        ? day.atTime(until).atZone(CHINA)
        : day.plusDays(1).atTime(until).atZone(CHINA);
  }
}
