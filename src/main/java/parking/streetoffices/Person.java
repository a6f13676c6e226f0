package parking.streetoffices;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody of the staff, as of now.
 *
 * @param id short name, never changed: what is done is written down under it
 * @param name as colleagues know it
 * @param roles at least one
 * @param office where an officer or approver works; of others it may say for which lots they work
 * @param lots the lots for which the other roles are
 * @param isOfCity whether the other roles are for the whole city, and so for what is no lot's
 */
public record Person(
    String id,
    String name,
    Set<Role> roles,
    Optional<Office> office,
    Set<String> lots,
    boolean isOfCity) {
  public Person {
    roles = Set.copyOf(roles);
    lots = Set.copyOf(lots);
    check(!roles.isEmpty(), "roles are needed, at least one");
    check(
        roles.stream().noneMatch(Role::isOfOffice) || office.isPresent(),
        "an officer or approver needs an office");
    var worksForLots = roles.stream().anyMatch(role -> !role.isOfOffice());
    check(
        !worksForLots || isOfCity || !lots.isEmpty(),
        "whoever is not only an officer or approver needs lots: the whole city, an operator's, "
            + "some by name, or an office's");
    check(
        worksForLots || lots.isEmpty() && !isOfCity,
        "an officer or approver has the lots of the office and no others");
  }

  private static void check(boolean good, String complaint) {
    if (!good) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /** The lots for which this person has a role; none without the role. */
  public Set<String> lotsAs(Role role) {
    if (!roles.contains(role)) {
      return Set.of();
    }
    return role.isOfOffice() ? office.map(Office::lots).orElse(Set.of()) : lots;
  }

  /** Every lot that this person may do anything for, in whichever role. */
  public Set<String> reach() {
    Set<String> reach = new HashSet<>();
    roles.forEach(role -> reach.addAll(lotsAs(role)));
    return reach;
  }
}
