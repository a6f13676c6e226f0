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
    return switch (act) {
      case READ ->
          decides(person, Role.OFFICER, lots)
              || decides(person, Role.APPROVER, lots)
              || runs(person, lots);
      case PROPOSE, OFFER -> decides(person, Role.OFFICER, lots) || runs(person, lots);
      case SUBMIT, PUBLISH, WITHDRAW, SHARE -> decides(person, Role.OFFICER, lots);
      case SETTLE -> runs(person, lots);
      case APPROVE -> decides(person, Role.APPROVER, lots);
    };
  }

  private static boolean decides(Person person, Role role, Set<String> lots) {
    return person.roles().contains(role)
        && person.office().filter(office -> office.lots().containsAll(lots)).isPresent();
  }

  private static boolean runs(Person person, Set<String> lots) {
    return person.roles().contains(Role.OPERATOR) && person.lots().containsAll(lots);
  }
}
