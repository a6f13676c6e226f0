package billing.api;

import java.util.Objects;
import java.util.UUID;

/** One visit of one car to one lot, as the parking service names it. */
public record StayId(UUID value) {
  public StayId {
    Objects.requireNonNull(value, "a stay needs an id");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
