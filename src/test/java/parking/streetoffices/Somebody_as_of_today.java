package parking.streetoffices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Somebody_as_of_today {
  private static final Office NORTH = new Office("north", "北", "north", Set.of("a", "b"), 7, 30);
  private static final MemberRules.Town TOWN =
      new MemberRules.Town(
          Map.of("north", NORTH), Map.of("a", "house", "b", "acme", "c", "acme", "d", "house"));

  private static Member member(Set<Role> roles, Member.Reach reach) {
    return new Member(
        "someone",
        "someone",
        roles,
        reach,
        new Member.Identity("embedded", "someone"),
        Instant.EPOCH,
        Optional.empty());
  }

  private static Member.Reach reach(String office, String operator, String... lots) {
    return new Member.Reach(
        Optional.ofNullable(office), Optional.ofNullable(operator), Set.of(lots), false);
  }

  private static Person person(Set<Role> roles, Member.Reach reach) {
    return MemberRules.person(member(roles, reach), TOWN);
  }

  private static void isRefused(Set<Role> roles, Member.Reach reach, String complaint) {
    assertThatThrownBy(() -> MemberRules.check(member(roles, reach), TOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void has_the_lots_of_the_organisation_of_the_office_or_those_that_are_named() {
    var finance = Set.of(Role.FINANCE);
    assertThat(person(finance, reach(null, "acme")).lots()).containsExactlyInAnyOrder("b", "c");
    assertThat(person(finance, reach("north", null)).lots()).containsExactlyInAnyOrder("a", "b");
    assertThat(person(finance, reach(null, null, "d")).lots()).containsExactly("d");
    var city = person(finance, Member.Reach.ofCity());
    assertThat(city.lots()).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(city.isOfCity()).isTrue();
  }

  @Test
  void has_no_lot_that_is_gone() {
    assertThat(person(Set.of(Role.OPERATOR), reach(null, null, "a", "moon")).lots())
        .containsExactly("a");
  }

  @Test
  void is_nobody_when_the_office_is_gone() {
    assertThatThrownBy(() -> person(Set.of(Role.OFFICER), reach("south", null)))
        .hasMessage("there is no office called south");
  }

  @Test
  void keeps_the_roles_for_an_office_apart_from_the_others() {
    var both = person(Set.of(Role.OFFICER, Role.OPERATOR), reach("north", null, "d"));
    assertThat(both.lotsAs(Role.OFFICER)).containsExactlyInAnyOrder("a", "b");
    assertThat(both.lotsAs(Role.OPERATOR)).containsExactly("d");
    assertThat(both.lotsAs(Role.FINANCE)).isEmpty();
  }

  @Test
  void is_refused_when_something_does_not_fit() {
    isRefused(Set.of(Role.FINANCE), reach(null, null, "moon"), "no lot called moon");
    isRefused(Set.of(Role.FINANCE), reach(null, "moon"), "an operator called moon");
    isRefused(Set.of(Role.FINANCE), reach(null, "acme", "a"), "only one of");
    isRefused(Set.of(Role.FINANCE), reach(null, null), "needs lots");
    isRefused(Set.of(), reach("north", null), "roles are needed");
    isRefused(Set.of(Role.OFFICER), reach(null, null, "a"), "needs an office");
    isRefused(Set.of(Role.OFFICER), reach("north", null, "d"), "and no others");
    isRefused(Set.of(Role.OFFICER), Member.Reach.ofCity(), "needs an office");
  }
}
