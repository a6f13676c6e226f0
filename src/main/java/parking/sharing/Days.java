package parking.sharing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Local days of a lot.
 *
 * @param until the first day that is not among them; empty while they have no end
 */
public record Days(LocalDate from, Optional<LocalDate> until) {
  public Days {
    if (until.filter(day -> !day.isAfter(from)).isPresent()) {
      throw new IllegalArgumentException("days from %s end after %s".formatted(from, from));
    }
  }

  /** So many days. */
  public static Days of(LocalDate from, int count) {
    return new Days(from, Optional.of(from.plusDays(count)));
  }

  /** Whether some day is among both. */
  boolean overlap(Days other) {
    return until.map(other.from()::isBefore).orElse(true)
        && other.until().map(from::isBefore).orElse(true);
  }

  /** Whether a day is among them. */
  public boolean hold(LocalDate day) {
    return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
  }
}
