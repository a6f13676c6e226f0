package parking.streetoffices;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of what is written down about somebody what that person may reach today. */
final class MemberRules {
  private MemberRules() {}

  /**
   * What there is.
   *
   * @param offices by id
   * @param operators of each lot of the lots file, the id of who runs it
   */
  record Town(Map<String, Office> offices, Map<String, String> operators) {}

  /**
   * The person as of now. Lots that are gone are left out: their former staff has nothing there.
   *
   * @throws IllegalArgumentException saying what does not fit, for example an office that is gone
   */
  static Person person(Member member, Town town) {
    var reach = member.reach();
    var office =
        reach
            .office()
            .map(
                id ->
                    Optional.ofNullable(town.offices().get(id))
                        .orElseThrow(
                            () -> new IllegalArgumentException("there is no office called " + id)));
    var isOfCity = reach.wholeCity();
    var others = member.roles().stream().anyMatch(role -> !role.isOfOffice());
    var lots = others || !reach.lots().isEmpty() ? lots(reach, office, town) : Set.<String>of();
    return new Person(member.id(), member.name(), member.roles(), office, lots, isOfCity);
  }

  private static Set<String> lots(Member.Reach reach, Optional<Office> office, Town town) {
    if (reach.wholeCity()) {
      return town.operators().keySet();
    }
    Set<String> lots = new HashSet<>(reach.lots());
    lots.retainAll(town.operators().keySet());
    reach.operator().ifPresent(id -> lots.addAll(lotsOf(id, town)));
    if (reach.lots().isEmpty() && reach.operator().isEmpty()) {
      office.ifPresent(one -> lots.addAll(one.lots()));
    }
    return lots;
  }

  private static Set<String> lotsOf(String operator, Town town) {
    return town.operators().entrySet().stream()
        .filter(entry -> entry.getValue().equals(operator))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Checks what an administrator wants to write down.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  static void check(Member member, Town town) {
    var reach = member.reach();
    for (var lot : reach.lots()) {
      check(town.operators().containsKey(lot), "there is no lot called " + lot);
    }
    reach
        .operator()
        .ifPresent(
            id ->
                check(
                    town.operators().containsValue(id),
                    "no lot is run by an operator called " + id));
    var ways =
        (reach.wholeCity() ? 1 : 0)
            + (reach.operator().isPresent() ? 1 : 0)
            + (reach.lots().isEmpty() ? 0 : 1);
    check(ways <= 1, "only one of wholeCity, operator and lots can be given");
    person(member, town);
  }

  private static void check(boolean good, String complaint) {
    if (!good) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
