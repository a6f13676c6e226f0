package parking.sharing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import parking.lots.LocalDays;
import parking.plates.Plate;

/**
 * A pass that a driver has bought.
 *
 * @param kind the name of its kind
 * @param priceFen what was paid, in fen
 * @param reference the number of the payment, as the cashier or payer has it
 * @param by who sold it
 * @param end who ended it before its time, if somebody did; it is not valid on that day any more
 */
public record Pass(
    UUID id,
    UUID kind,
    Plate plate,
    Days days,
    long priceFen,
    String reference,
    By by,
    Optional<By> end) {
  /** The same, ended before its time. */
  Pass ended(By who) {
    return new Pass(id, kind, plate, days, priceFen, reference, by, Optional.of(who));
  }

  /** Whether its driver has been promised a space on a day. */
  public boolean isValid(LocalDate day) {
    return days.hold(day) && end.map(it -> day.isBefore(LocalDays.dayAt(it.at()))).orElse(true);
  }
}
