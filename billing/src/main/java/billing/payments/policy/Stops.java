package billing.payments.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * When collecting through gateways ends before every try was made. A payer who was never asked for
 * a visit is asked once all the same, but after a code that stops.
 *
 * @param afterRefusals of all payers of a visit together
 * @param codes gateways' codes after which nobody is asked for the visit any more, unless a payer
 *     was bound since
 * @param daysAfterDeparture no payer is asked again so many days after the car left
 */
public record Stops(
    @JsonProperty(required = true) int afterRefusals,
    @JsonProperty(required = true) Set<String> codes,
    @JsonProperty(required = true) int daysAfterDeparture) {
  private static final int MOST_REFUSALS = 500;
  private static final int MOST_DAYS = 3660;

  public Stops {
    codes = Set.copyOf(codes);
    if (afterRefusals < 1 || afterRefusals > MOST_REFUSALS) {
      throw new IllegalArgumentException(
          "after_refusals: write a number from 1 to %d, not %d"
              .formatted(MOST_REFUSALS, afterRefusals));
    }
    if (daysAfterDeparture < 1 || daysAfterDeparture > MOST_DAYS) {
      throw new IllegalArgumentException(
          "days_after_departure: write a number from 1 to %d, not %d"
              .formatted(MOST_DAYS, daysAfterDeparture));
    }
  }
}
