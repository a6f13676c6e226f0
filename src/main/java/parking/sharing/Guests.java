package parking.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parking.permits.Permit;

/**
 * Whose the cars in a lot are. A guest (社会车辆) is a car that has no permit there which makes it one
 * of the owners'.
 *
 * @param owners plates of the owners' cars inside
 * @param guests plates of the others inside
 */
record Guests(Set<String> owners, Set<String> guests) {
  private static final Set<Permit.Kind> OWNERS =
      EnumSet.of(Permit.Kind.STAFF, Permit.Kind.RESIDENT, Permit.Kind.MONTHLY, Permit.Kind.EXEMPT);

  Guests {
    owners = Set.copyOf(owners);
    guests = Set.copyOf(guests);
  }

  /**
   * @param inside the plates of the cars inside
   * @param permits those that these cars have, whenever
   */
  static Guests of(Collection<String> inside, List<Permit> permits, Instant now) {
    Set<String> owners = new HashSet<>();
    permits.stream()
        .filter(permit -> OWNERS.contains(permit.kind()) && permit.isValid(now))
        .forEach(permit -> owners.add(permit.plate().text()));
    owners.retainAll(inside);
    Set<String> guests = new HashSet<>(inside);
    guests.removeAll(owners);
    return new Guests(owners, guests);
  }

  boolean isInside(String plate) {
    return owners.contains(plate) || guests.contains(plate);
  }
}
