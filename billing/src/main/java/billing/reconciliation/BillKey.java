package billing.reconciliation;

import billing.api.Reconciliations.Bill;
import java.time.Instant;
import java.time.LocalDate;

/** Which bill of which gateway. */
record BillKey(String gateway, LocalDate day, Bill bill) {
  /** The first moment of the day. */
  Instant begin() {
    return day.atStartOfDay(Comparing.CHINA).toInstant();
  }

  /** The first moment after the day. */
  Instant end() {
    return next().begin();
  }

  BillKey next() {
    return new BillKey(gateway, day.plusDays(1), bill);
  }

  BillKey before() {
    return new BillKey(gateway, day.minusDays(1), bill);
  }
}
