package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.tariffs.ReadNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The time that the public has between a notice and its first day. */
final class Lead {
  /** By then every instance has read again what is published. */
  private static final Duration LEAST = Duration.ofHours(1);

  private static final String TOO_SOON =
      """
      The first day is %s, but a notice published on %s comes into force on %s at the earliest: \
      %d days lie between. Edit it.""";

  private Lead() {}

  /**
   * @param days so many whole days, at least, lie between today and the first day; a notice never
   *     comes into force on the day on which it is published
   * @throws NoticeRefused when the first day is nearer
   */
  static void check(ReadNotice read, int days, Instant now) {
    var zone = read.notice().timeZone();
    var today = LocalDate.ofInstant(now, zone);
    var first = read.notice().notice().effectiveFrom().orElseThrow();
    var earliest = today.plusDays(days + 1L);
    if (first.isBefore(earliest) || isNear(read, now)) {
      throw new NoticeRefused(Why.TOO_SOON, TOO_SOON.formatted(first, today, earliest, days));
    }
  }

  private static boolean isNear(ReadNotice read, Instant now) {
    var begins = read.tariffs().get(0).inForceFrom().orElseThrow();
    return begins.isBefore(now.plus(LEAST));
  }

  /**
   * @throws NoticeRefused when cars may already be priced by it
   */
  static void checkNotBegun(ReadNotice read, Instant now) {
    if (isNear(read, now)) {
      throw new NoticeRefused(
          Why.TOO_SOON,
          "The notice comes into force within the hour. Publish another one to take its place.");
    }
  }
}
