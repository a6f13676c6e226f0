package parking.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.streetoffices.Role;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_table_of_doors {
  private static void isRefused(String line, String complaint) {
    assertThatThrownBy(() -> DoorTable.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("doors.txt: %s: %s.".formatted(line.lines().toList().get(0), complaint));
  }

  @Test
  void says_who_may_come_in() {
    var doors =
        DoorTable.parse(
            """
            # words

            GET    /a/{lot} | finance auditor | lot
            POST   /b       | device          | -
            GET    /me      | staff           | self
            """);
    assertThat(doors.keySet()).containsExactly("GET /a/{lot}", "POST /b", "GET /me");
    assertThat(doors.get("GET /a/{lot}").roles()).isEqualTo(Set.of(Role.FINANCE, Role.AUDITOR));
    assertThat(doors.get("POST /b").other()).contains(Door.Other.DEVICE);
    assertThat(doors.get("GET /me").roles()).isEqualTo(Set.of(Role.values()));
  }

  @Test
  void is_refused_with_the_line_that_is_wrong() {
    isRefused("GET /a | finance", "three or four columns are needed");
    isRefused("GET /a | finance | city | finance", "a look and who sees whole plates are needed");
    isRefused("GET /a | finance | city | moon: finance", "there is no look moon");
    isRefused(
        "GET /a | finance | city | account: operator", "somebody sees plates who may not come in");
    isRefused("GET | finance | city", "a method and a path are needed");
    isRefused("GET /a | boss | city", "there is no role boss");
    isRefused("GET /a | finance public | city", "there is no role public");
    isRefused("GET /a | finance | moon", "there is no scope moon");
    isRefused("GET /a | finance | none", "there is no scope none");
    isRefused("GET /a | finance | -", "only staff has a scope");
    isRefused("GET /a | public | city", "only staff has a scope");
    isRefused("GET /a | finance | lot", "the path names no {lot}");
    isRefused("GET /a | finance | city\nGET /a | finance | city", "the door stands there twice");
  }

  @Test
  void lets_auditors_change_nothing_and_administrators_see_no_money() {
    var doors = DoorTable.parse(Guard.table()).values();
    assertThat(doors)
        .filteredOn(door -> door.roles().contains(Role.AUDITOR))
        .filteredOn(door -> door.scope() != Door.Scope.SELF)
        .allMatch(door -> door.method().equals("GET"));
    assertThat(doors)
        .filteredOn(door -> door.roles().contains(Role.ADMINISTRATOR))
        .noneMatch(
            door ->
                door.path().matches(".*/(books|reconciliation|settlements|plates|arrears)(/.*)?"));
  }
}
