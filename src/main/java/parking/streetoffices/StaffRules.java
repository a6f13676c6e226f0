package parking.streetoffices;

import java.util.Set;

/**
 * Who may do what for which lots. Each role stands for itself: an officer who also runs lots of
 * another office cannot join both in one price. That nobody approves what is their own is not
 * decided here, as it depends on who did what with the draft.
 */
public final class StaffRules {
  private StaffRules() {}

  /**
   * Whether a person may do this with a draft for exactly these lots, or with their shared spaces.
   *
   * @param lots ids; nobody may do anything for none
   */
  public static boolean allow(Person person, Act act, Set<String> lots) {
    if (lots.isEmpty()) {
      return false;
    }
    return roles(act).stream().anyMatch(role -> covers(person, role, lots));
  }

  /** Who may do it, for the lots of the role. */
  private static Set<Role> roles(Act act) {
    return switch (act) {
      case READ -> Set.of(Role.OFFICER, Role.APPROVER, Role.OPERATOR, Role.FINANCE, Role.AUDITOR);
      case PROPOSE, OFFER -> Set.of(Role.OFFICER, Role.OPERATOR);
      case SUBMIT, PUBLISH, WITHDRAW, SHARE -> Set.of(Role.OFFICER);
      case SETTLE -> Set.of(Role.FINANCE);
      case APPROVE -> Set.of(Role.APPROVER);
    };
  }

  /** Whether the person has the role for all of these lots. */
  public static boolean covers(Person person, Role role, Set<String> lots) {
    return !lots.isEmpty() && person.lotsAs(role).containsAll(lots);
  }

  /**
   * Whether the person has the role for the whole city, and so for what is no single lot's: for
   * books, for plates, for staff.
   *
   * @param all the lots there are
   */
  public static boolean coversCity(Person person, Role role, Set<String> all) {
    return covers(person, role, all)
        || person.isOfCity() && person.roles().contains(role) && !role.isOfOffice();
  }
}
