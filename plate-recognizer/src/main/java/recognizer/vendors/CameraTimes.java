package recognizer.vendors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as cameras write them. */
final class CameraTimes {
  /** China has one time zone and no daylight saving. */
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private CameraTimes() {}

  /** A time such as {@code 2026-11-24T08:00:00+08:00} or {@code 2026-11-24 08:00:00.250}. */
  static Optional<Instant> find(String text) {
    String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)[ T]", "$1T");
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException e) {
      return findLocal(iso);
    }
  }

  private static Optional<Instant> findLocal(String iso) {
    try {
      return Optional.of(LocalDateTime.parse(iso).toInstant(CHINA));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds since 1970, with a rest in microseconds; nothing when the camera has no clock. */
  static Optional<Instant> findEpoch(long seconds, long micros) {
    boolean isTime = seconds > 0 && seconds < 1L << 40;
    long rest = Math.max(0, Math.min(999_999, micros));
    return isTime ? Optional.of(Instant.ofEpochSecond(seconds, rest * 1000)) : Optional.empty();
  }
}
