package billing.periods;

import java.time.Instant;

/** Something was to be posted into a time that is closed. */
public final class PeriodClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  PeriodClosed(String lot, Instant at, Instant until) {
    super(
        ("the books of the lot %s are closed until %s, so nothing is posted there as of %s;"
                + " post it as of today")
            .formatted(lot, until, at));
  }
}
