package parking.streetoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Office north has the lots a and b, office south has c, the city has a, b, c and d. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Who_may_do_what {
  private static final Office NORTH = office("north", "a", "b");
  private static final Office SOUTH = office("south", "c");
  private static final Office CITY = office("city", "a", "b", "c", "d");

  private static final Map<String, Person> PEOPLE =
      Map.of(
          "officer of north", of(NORTH, Role.OFFICER),
          "officer of south", of(SOUTH, Role.OFFICER),
          "officer of the city", of(CITY, Role.OFFICER),
          "approver of north", of(NORTH, Role.APPROVER),
          "approver of the city", of(CITY, Role.APPROVER),
          "both of north", of(NORTH, Role.OFFICER, Role.APPROVER),
          "operator of a and c", person(Optional.empty(), Set.of("a", "c"), Role.OPERATOR),
          "officer of north who runs c",
              person(Optional.of(NORTH), Set.of("c"), Role.OFFICER, Role.OPERATOR),
          "finance of a and c", person(Optional.empty(), Set.of("a", "c"), Role.FINANCE),
          "others of a and c",
              person(Optional.empty(), Set.of("a", "c"), Role.REVIEWER, Role.ADMINISTRATOR));

  private static final Person AUDITOR =
      new Person("someone", "someone", Set.of(Role.AUDITOR), Optional.empty(), Set.of("a"), true);

  private static Office office(String id, String... lots) {
    return new Office(id, id, id, Set.of(lots), 7, 30);
  }

  private static Person of(Office office, Role... roles) {
    return person(Optional.of(office), Set.of(), roles);
  }

  private static Person person(Optional<Office> office, Set<String> lots, Role... roles) {
    return new Person("someone", "someone", Set.of(roles), office, lots, false);
  }

  @ParameterizedTest(name = "{0}, lots {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          officer of north            | a     | READ PROPOSE SUBMIT PUBLISH WITHDRAW OFFER SHARE
          officer of north            | a b   | READ PROPOSE SUBMIT PUBLISH WITHDRAW OFFER SHARE
          officer of north            | c     | none
          officer of north            | a c   | none
          officer of north            | none  | none
          officer of south            | a     | none
          officer of south            | c     | READ PROPOSE SUBMIT PUBLISH WITHDRAW OFFER SHARE
          officer of the city         | a c d | READ PROPOSE SUBMIT PUBLISH WITHDRAW OFFER SHARE
          approver of north           | a     | READ APPROVE
          approver of north           | a b   | READ APPROVE
          approver of north           | none  | none
          approver of the city        | a     | READ APPROVE
          approver of the city        | a c d | READ APPROVE
          approver of the city        | moon  | none
          approver of the city        | none  | none
          both of north               | b     | READ PROPOSE SUBMIT PUBLISH WITHDRAW OFFER SHARE APPROVE
          both of north               | c     | none
          operator of a and c         | a     | READ PROPOSE OFFER
          operator of a and c         | a c   | READ PROPOSE OFFER
          operator of a and c         | a b   | none
          operator of a and c         | none  | none
          officer of north who runs c | b     | READ PROPOSE SUBMIT PUBLISH WITHDRAW OFFER SHARE
          officer of north who runs c | c     | READ PROPOSE OFFER
          officer of north who runs c | b c   | none
          finance of a and c          | a c   | READ SETTLE
          finance of a and c          | b     | none
          others of a and c           | a     | none
          """)
  void depends_on_the_role_and_the_lots(String who, String lots, String acts) {
    var person = PEOPLE.get(who);
    assertThat(Act.values())
        .filteredOn(act -> StaffRules.allow(person, act, words(lots)))
        .extracting(Act::name)
        .containsExactlyInAnyOrderElementsOf(words(acts));
  }

  private static Set<String> words(String text) {
    return text.equals("none")
        ? Set.of()
        : Arrays.stream(text.split(" ")).collect(Collectors.toSet());
  }

  @Test
  void reaches_over_the_lots_of_every_role() {
    assertThat(PEOPLE.get("officer of north").reach()).containsExactlyInAnyOrder("a", "b");
    assertThat(PEOPLE.get("operator of a and c").reach()).containsExactlyInAnyOrder("a", "c");
    assertThat(PEOPLE.get("officer of north who runs c").reach())
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void is_for_the_whole_city_when_it_is_for_every_lot_or_said_so() {
    var all = Set.of("a", "b", "c", "d");
    var officer = PEOPLE.get("officer of the city");
    assertThat(StaffRules.coversCity(officer, Role.OFFICER, all)).isTrue();
    assertThat(StaffRules.coversCity(PEOPLE.get("officer of north"), Role.OFFICER, all)).isFalse();
    assertThat(StaffRules.coversCity(officer, Role.FINANCE, all)).isFalse();
    assertThat(StaffRules.coversCity(AUDITOR, Role.AUDITOR, all)).isTrue();
    assertThat(StaffRules.coversCity(AUDITOR, Role.AUDITOR, Set.of())).isTrue();
    assertThat(StaffRules.coversCity(AUDITOR, Role.FINANCE, all)).isFalse();
    assertThat(StaffRules.coversCity(officer, Role.OFFICER, Set.of())).isFalse();
  }

  @Test
  void differs_from_office_to_office() {
    assertThat(NORTH.has("b")).isTrue();
    assertThat(NORTH.has("c")).isFalse();
  }
}
