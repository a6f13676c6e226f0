package billing.tariffs;

import billing.api.Quotes;
import billing.api.TariffId;
import billing.api.VehicleClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tariffs that are in force, by name. */
@ApplicationScoped
public class PublishedTariffs implements Quotes {
  private static final List<String> FILES = List.of("hangzhou-road.yaml");

  private final Map<TariffId, Tariff> tariffs =
      new TreeMap<>(java.util.Comparator.comparing(TariffId::value));

  /** Reads every tariff document that ships with the program. */
  public PublishedTariffs() {
    for (var file : FILES) {
      TariffFile.parse(file, read(file)).forEach(tariff -> tariffs.put(tariff.id(), tariff));
    }
  }

  /**
   * Prices a stay.
   *
   * @throws IllegalArgumentException when there is no such tariff, or the stay is turned round
   */
  public Rating rate(TariffId id, VehicleClass vehicleClass, Instant entered, Instant left) {
    return Rates.rate(getTariff(id), vehicleClass, entered, left);
  }

  /** How long a stay may last without costing anything, as gateways want to know at entry. */
  public Duration freeFor(TariffId id) {
    return Duration.ofMinutes(getTariff(id).day().toleranceMinutes());
  }

  @Override
  public Quote quote(TariffId id, VehicleClass vehicleClass, Instant entered, Instant until) {
    var rating = rate(id, vehicleClass, entered, until);
    return new Quote(rating.amount(), rating.lines());
  }

  @Override
  public boolean knows(TariffId id) {
    return tariffs.containsKey(id);
  }

  private Tariff getTariff(TariffId id) {
    var tariff = tariffs.get(id);
    if (tariff == null) {
      throw new IllegalArgumentException(
          "no tariff is called %s; there are %s".formatted(id, tariffs.keySet()));
    }
    return tariff;
  }

  private static String read(String file) {
    try (var in = PublishedTariffs.class.getResourceAsStream("/billing/tariffs/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its tariff file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
