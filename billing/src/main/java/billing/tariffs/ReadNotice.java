package billing.tariffs;

import java.time.LocalDate;
import java.util.List;

/**
 * A price notice as it is written, and what became of it.
 *
 * @param tariffs one for each zone, in the order of the notice
 * @param calendar by which its days are told apart
 * @param workingDay a day for examples: in the newest year that its calendar knows, or any calendar
 *     where it has none; a Tuesday between working days
 */
public record ReadNotice(
    PriceNotice notice, List<Tariff> tariffs, Calendar calendar, LocalDate workingDay) {
  public ReadNotice {
    tariffs = List.copyOf(tariffs);
  }

  /** Its name and first day, for example {@code hangzhou-road@2014-12-31}. */
  public String document() {
    return tariffs.get(0).document();
  }
}
