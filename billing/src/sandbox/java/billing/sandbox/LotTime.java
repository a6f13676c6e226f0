package billing.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The time that parking happens in, which may run faster than the real one. Signatures always go by
 * real time.
 *
 * @param real the real time
 * @param start the lot's time at the anchor
 * @param anchor the real time at which the lot's time was {@code start}
 * @param factor seconds of the lot's time in one real second
 */
public record LotTime(InstantSource real, Instant start, Instant anchor, int factor)
    implements InstantSource {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  /** Lot time that is real time. */
  public static LotTime unhurried() {
    return new LotTime(InstantSource.system(), Instant.EPOCH, Instant.EPOCH, 1);
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.between(anchor, real.instant()).multipliedBy(factor));
  }

  /** The lot's time as the protocol writes it, for example {@code 2026-11-24T18:30:00+08:00}. */
  String text() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant().truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA));
  }
}
