package billing.api;

import java.util.Objects;
import java.util.UUID;

/** The account that answers for a car's stays; a plate nobody has claimed has one, too. */
public record AccountId(UUID value) {
  public AccountId {
    Objects.requireNonNull(value, "an account needs an id");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
