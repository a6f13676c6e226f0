package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A file of tariffs that one notice published together: they differ by zone only. */
record PriceNotice(
    @JsonProperty(required = true) Heading notice,
    @JsonProperty(required = true) ZoneId timeZone,
    @JsonProperty(required = true) Choices choices,
    @JsonProperty(required = true) Map<String, VehicleFactor> vehicles,
    @JsonProperty(required = true) Map<String, Zone> zones) {

  PriceNotice {
    var factors = vehicles;
    zones.forEach((name, zone) -> factors.forEach((kind, factor) -> check(name, zone, factor)));
  }

  /** Whose notice it is; the family is the first part of its tariffs' names. */
  record Heading(
      @JsonProperty(required = true) String family,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String titleZh,
      @JsonProperty(required = true) List<String> sources) {
    Heading {
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("sources: a price without a source is not published");
      }
    }
  }

  /** What was decided where the notice is silent. */
  record Choices(
      @JsonProperty(required = true) int freeMinutes,
      @JsonProperty(required = true) Parts parts,
      @JsonProperty(required = true) Units units,
      @JsonProperty(required = true) Seconds seconds) {
    Choices {
      if (freeMinutes < 0) {
        throw new IllegalArgumentException("free_minutes is negative: " + freeMinutes);
      }
    }
  }

  /** What a stay costs that touches several periods. */
  enum Parts {
    ADD_UP
  }

  /** Where the counting of units begins. */
  enum Units {
    START_ANEW_IN_EACH_PERIOD
  }

  /** What becomes of the seconds beyond the last complete minute. */
  enum Seconds {
    ARE_DROPPED
  }

  /** The prices of one zone. */
  record Zone(
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String titleZh,
      @JsonProperty(required = true) List<Period> periods) {
    Zone {
      periods = periods.stream().sorted(Comparator.comparing(Period::from)).toList();
      mustTileTheDay(periods);
    }

    private static void mustTileTheDay(List<Period> periods) {
      if (periods.isEmpty()) {
        throw new IllegalArgumentException("periods: a zone needs at least one");
      }
      LocalTime reached = periods.get(periods.size() - 1).until();
      for (var period : periods) {
        if (!period.from().equals(reached)) {
          throw new IllegalArgumentException(
              "periods: '%s' begins at %s, but the one before ends at %s; they must tile the day"
                  .formatted(period.name(), period.from(), reached));
        }
        reached = period.until();
      }
    }
  }

  List<Tariff> tariffs() {
    return zones.entrySet().stream()
        .map(
            zone ->
                new Tariff(
                    notice.family() + "/" + zone.getKey(),
                    timeZone,
                    Duration.ofMinutes(choices.freeMinutes()),
                    zone.getValue().periods(),
                    vehicles))
        .toList();
  }

  private static void check(String name, Zone zone, VehicleFactor factor) {
    for (var period : zone.periods()) {
      period
          .price()
          .printed()
          .forEach(printed -> check(name, period, factor.name(), () -> factor.of(printed)));
    }
  }

  private static void check(String zone, Period period, String vehicle, Runnable pricing) {
    try {
      pricing.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "zones.%s, period '%s', %s: %s".formatted(zone, period.name(), vehicle, e.getMessage()),
          e);
    }
  }
}
