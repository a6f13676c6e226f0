package billing.api;

import java.util.Objects;

/** Names a published tariff, for example {@code hangzhou-road/core}. */
public record TariffId(String value) {
  public TariffId {
    Objects.requireNonNull(value, "a tariff needs a name");
    if (!value.matches("[a-z0-9-]+(/[a-z0-9-]+)*")) {
      throw new IllegalArgumentException("not the name of a tariff: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
