package billing.charges;

import billing.api.StayEnded;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes a charge what it is, as one line of text, without the plate. Two facts with the same
 * fingerprint are the same fact told twice.
 *
 * @param text {@code name=value} pairs, in the same order always
 */
record Fingerprint(String text) {
  private static final String NOTHING = "none";
  private static final String WAIVER = "waiver";

  static Fingerprint of(StayEnded fact) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("account", fact.begun().account());
    facts.put("tariff", fact.begun().tariff());
    facts.put("class", size(fact.vehicle()));
    facts.put("entered", fact.begun().entered().truncatedTo(ChronoUnit.MICROS));
    facts.put("left", fact.left().truncatedTo(ChronoUnit.MICROS));
    facts.put("exit", fact.exitDevice().replace(' ', '_'));
    fact.waiver().ifPresent(waiver -> facts.put(WAIVER, waiver));
    if (!fact.rights().isEmpty()) {
      facts.put("rights", String.join(",", new TreeSet<>(fact.rights())).replace(' ', '_'));
    }
    return new Fingerprint(
        facts.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" ")));
  }

  /**
   * Facts told before tariffs asked for categories knew these three only. What else is known of a
   * vehicle follows from its plate, which is compared by itself.
   */
  private static VehicleCategory size(Vehicle vehicle) {
    return switch (vehicle.category()) {
      case LARGE, TRAILER -> VehicleCategory.LARGE;
      case MOTORCYCLE -> VehicleCategory.MOTORCYCLE;
      case SMALL, EMERGENCY, POLICE, MILITARY, EMBASSY -> VehicleCategory.SMALL;
    };
  }

  boolean isWaived() {
    return facts().containsKey(WAIVER);
  }

  /** A moment that it names; empty when it does not. */
  Optional<Instant> time(String name) {
    return Optional.ofNullable(facts().get(name)).map(Instant::parse);
  }

  /** What the other says differently, in words; nothing when it says the same. */
  Optional<String> differenceTo(Fingerprint now) {
    if (text.equals(now.text)) {
      return Optional.empty();
    }
    var before = facts();
    var after = now.facts();
    return Optional.of(
        Stream.concat(before.keySet().stream(), after.keySet().stream())
            .distinct()
            .filter(name -> !Objects.equals(before.get(name), after.get(name)))
            .map(
                name ->
                    "%s was %s, now %s"
                        .formatted(
                            name,
                            before.getOrDefault(name, NOTHING),
                            after.getOrDefault(name, NOTHING)))
            .collect(Collectors.joining("; ")));
  }

  private Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    for (var pair : text.split(" ")) {
      var cut = pair.indexOf('=');
      facts.put(pair.substring(0, cut), pair.substring(cut + 1));
    }
    return facts;
  }
}
