package billing.tariffs;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * The part of a stay that lies in one period.
 *
 * @param from where the part begins; it ends just before {@code until}
 */
record Part(Period period, ZonedDateTime from, ZonedDateTime until) {
  /** Complete minutes; the seconds beyond them are not counted. */
  long minutes() {
    return Duration.between(from, until).toMinutes();
  }

  String label() {
    return "%s %s".formatted(from.toLocalDate(), period.name());
  }

  String labelZh() {
    return "%s %s".formatted(from.toLocalDate(), period.nameZh());
  }
}
