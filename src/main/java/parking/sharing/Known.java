package parking.sharing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parking.lots.LocalDays;
import parking.permits.Permit;
import parking.plates.Plate;
import parking.sharing.Replied.Stand;

/**
 * What is known of a lot and its cars at a moment.
 *
 * @param now the moment
 * @param shared what is promised
 * @param inside plates of the cars inside
 * @param permits of the cars inside, and of one that is asked for
 * @param held by plate until when spaces are kept for drivers who asked
 * @param taken all cars inside, unread ones among them; empty while that is not known
 */
record Known(
    Instant now,
    SharedLot shared,
    Set<String> inside,
    List<Permit> permits,
    Map<String, Instant> held,
    Optional<Long> taken) {

  /**
   * How the lot stands for a car: what is promised to it is not kept from it.
   *
   * @param car empty for one to which nothing is promised
   */
  Stand stand(OpenHours hours, Optional<Plate> car) {
    var today = LocalDays.dayAt(now);
    var limits = new Figures.Limits(shared.capacity(), shared.openOn(today), shared.quotaAt(now));
    Set<String> passes = new HashSet<>();
    shared.passes().stream()
        .filter(pass -> pass.isValid(today))
        .forEach(pass -> passes.add(pass.plate().text()));
    passes.removeAll(inside);
    Set<String> requests = new HashSet<>(held.keySet());
    requests.removeAll(inside);
    requests.removeAll(passes);
    car.map(Plate::text).ifPresent(passes::remove);
    car.map(Plate::text).ifPresent(requests::remove);
    var cars = Guests.of(inside, permits, now);
    return new Stand(
        hours.isOpen() && limits.most() > 0,
        limits,
        taken.map(all -> Figures.of(limits, all, cars, passes.size(), requests.size())));
  }

  /** Whether the lot does not want a car now. */
  boolean isBlocked(Plate car) {
    return permits.stream()
        .filter(permit -> permit.plate().equals(car) && permit.isValid(now))
        .anyMatch(permit -> permit.kind() == Permit.Kind.BLOCKED);
  }
}
