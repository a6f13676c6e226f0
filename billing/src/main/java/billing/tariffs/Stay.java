package billing.tariffs;

import java.time.Instant;
import java.util.List;

/**
 * What is to be priced: the half-open time from {@code entered} to {@code left}.
 *
 * @param vehicleClass the class by the name the tariff gives it, for example {@code large}
 * @param rights names of the rights that the driver has, in the order in which they are used
 */
public record Stay(Instant entered, Instant left, String vehicleClass, List<String> rights)
    implements AnyStay {
  public Stay {
    rights = List.copyOf(rights);
  }

  /** A stay of a driver without any right. */
  public static Stay of(Instant entered, Instant left, String vehicleClass) {
    return new Stay(entered, left, vehicleClass, List.of());
  }
}
