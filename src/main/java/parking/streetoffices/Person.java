package parking.streetoffices;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody of the staff.
 *
 * @param id short name, never changed: what is done is written down under it
 * @param name as colleagues know it
 * @param roles at least one
 * @param office where an officer or approver works; others have none
 * @param lots the lots that an operator runs; others have none
 */
public record Person(
    String id, String name, Set<Role> roles, Optional<Office> office, Set<String> lots) {
  public Person {
    roles = Set.copyOf(roles);
    lots = Set.copyOf(lots);
    var worksForOffice = roles.contains(Role.OFFICER) || roles.contains(Role.APPROVER);
    check(!roles.isEmpty(), "roles are needed: officer, approver or operator");
    check(!worksForOffice || office.isPresent(), "an officer or approver needs an office");
    check(worksForOffice || office.isEmpty(), "only an officer or approver has an office");
    var runsLots = roles.contains(Role.OPERATOR);
    check(!runsLots || !lots.isEmpty(), "an operator needs lots, the ones it runs");
    check(runsLots || lots.isEmpty(), "only an operator has lots; others have those of the office");
  }

  private static void check(boolean good, String complaint) {
    if (!good) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /** Every lot that this person may do anything for, in whichever role. */
  public Set<String> reach() {
    Set<String> reach = new HashSet<>(lots);
    office.ifPresent(one -> reach.addAll(one.lots()));
    return reach;
  }
}
