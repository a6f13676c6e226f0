package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.streetoffices.Person;
import parking.streetoffices.Role;
import parking.streetoffices.StaffRules;
import parking.streetoffices.WhoAsks;

/** Which lots whoever asks may look at in the lists of all lots. */
@ApplicationScoped
class OwnLots {
  /** Who look after visits. */
  static final Set<Role> OF_VISITS = Set.of(Role.OPERATOR, Role.REVIEWER, Role.AUDITOR);

  /** Who look after devices. */
  static final Set<Role> OF_DEVICES =
      Set.of(Role.OPERATOR, Role.REVIEWER, Role.AUDITOR, Role.ADMINISTRATOR);

  private final WhoAsks who;
  private final Lots lots;

  OwnLots(WhoAsks who, Lots lots) {
    this.who = who;
    this.lots = lots;
  }

  /**
   * What somebody may look at.
   *
   * @param isAll whether what is no single lot's is among it
   */
  record Sight(boolean isAll, Set<String> lots) {
    boolean has(String lot) {
      return isAll || lots.contains(lot);
    }
  }

  /** The lots for which whoever asks has one of these roles. */
  Uni<Sight> as(Set<Role> roles) {
    return who.person().map(person -> sight(person, roles));
  }

  private Sight sight(Person person, Set<Role> roles) {
    var all = lots.listLots().stream().map(Lot::id).collect(Collectors.toSet());
    Set<String> own = new HashSet<>();
    roles.forEach(role -> own.addAll(person.lotsAs(role)));
    var isAll = roles.stream().anyMatch(role -> StaffRules.coversCity(person, role, all));
    return new Sight(isAll, own);
  }
}
