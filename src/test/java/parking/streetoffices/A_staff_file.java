package parking.streetoffices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_staff_file {
  private static final Set<String> LOTS =
      Set.of("west-lake", "river-street", "hill-garage", "quiet-garage");
  private static final String CHENS =
      "85fd62e0952e45f181eac4edd14a7cda34419e590d0f2b8ca2e4d50a84a1887f";
  private static final String ZHOUS =
      "d6ea332d9d914c0916146195e9a6ceca0928eef28023d33e5bbcbd4516be5e60";

  private final String example = read();

  private static String read() {
    try {
      return Files.readString(Path.of("test/resources/staff.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static StaffList parse(String yaml) {
    return StaffFile.parse("staff.yaml", yaml, LOTS);
  }

  private Person person(String id) {
    return parse(example).people().values().stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void isRefused(String what, String with, String complaint) {
    assertThat(example).contains(what);
    var changed = example.replace(what, with);
    assertThatThrownBy(() -> parse(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("staff.yaml")
        .hasMessageEndingWith(".")
        .hasMessageContaining(complaint);
  }

  @Test
  void lists_offices_in_its_order() {
    var offices = parse(example).offices();
    assertThat(offices).extracting(Office::id).containsExactly("wulin", "tianshui", "city");
    assertThat(offices.get(1))
        .isEqualTo(
            new Office(
                "tianshui",
                "天水示例街道办事处",
                "Tianshui sample street office",
                Set.of("river-street"),
                10,
                30));
  }

  @Test
  void lets_seven_days_lie_between_publishing_and_the_first_day_unless_it_says_otherwise() {
    assertThat(parse(example).offices()).extracting(Office::leadDays).containsExactly(7, 10, 7);
    var silent = example.replace("leadDays: 10", "leadDays:");
    assertThat(parse(silent).offices()).extracting(Office::leadDays).containsOnly(7);
  }

  @Test
  void wants_thirty_of_a_hundred_shared_spaces_open_unless_it_says_otherwise() {
    assertThat(parse(example).offices()).extracting(Office::leastShare).containsOnly(30);
    var other = example.replace("leadDays: 10", "leastShare: 40");
    assertThat(parse(other).offices()).extracting(Office::leastShare).containsExactly(30, 40, 30);
    var silent = example.replace("leadDays: 10", "leastShare:");
    assertThat(parse(silent).offices()).extracting(Office::leastShare).containsOnly(30);
  }

  @Test
  void gives_every_lot_of_the_lots_file_to_an_office_with_all() {
    assertThat(parse(example).offices().get(2).lots()).isEqualTo(LOTS);
  }

  @Test
  void lists_people_with_their_roles() {
    var wulin = parse(example).offices().get(0);
    assertThat(person("sun"))
        .isEqualTo(
            new Person(
                "sun", "孙悦", Set.of(Role.OFFICER, Role.APPROVER), Optional.of(wulin), Set.of()));
    assertThat(person("wang"))
        .isEqualTo(
            new Person("wang", "王强", Set.of(Role.OPERATOR), Optional.empty(), Set.of("west-lake")));
  }

  @Test
  void tells_people_by_the_hash_of_their_token_however_its_digits_are_written() {
    for (var hash : Set.of("A0".repeat(32), "0".repeat(63) + "1", "12e4" + "5".repeat(60))) {
      var people = parse(example.replace(CHENS, hash)).people();
      assertThat(people.get(hash.toLowerCase(Locale.ROOT)).id()).isEqualTo("chen");
    }
  }

  @Test
  void is_written_as_its_page_shows() throws IOException {
    var page = Files.readString(Path.of("../docs/operations/staff.md"));
    var shown = page.substring(page.indexOf("```yaml") + "```yaml".length());
    var list = parse(shown.substring(0, shown.indexOf("```")));
    assertThat(list.offices()).extracting(Office::id).containsExactly("wulin", "city");
    assertThat(list.people().values()).extracting(Person::id).contains("chen", "wang");
  }

  @Test
  void may_list_offices_alone() {
    var alone = example.substring(0, example.indexOf("staff:\n"));
    assertThat(parse(alone).people()).isEmpty();
    assertThat(parse(alone + "staff:\n").offices()).hasSize(3);
  }

  @Test
  void is_refused_when_it_lists_nothing() {
    for (var nothing : Set.of("~", "{}", "offices: []\nstaff:\n")) {
      assertThatThrownBy(() -> parse(nothing))
          .hasMessage("staff.yaml: lists no offices and no staff.");
    }
    assertThatThrownBy(() -> parse("")).hasMessageStartingWith("staff.yaml, line 1:");
    assertThatThrownBy(() -> parse("staff: [~]")).hasMessageStartingWith("staff.yaml, line 1:");
  }

  @Test
  void is_refused_with_the_line_of_an_unknown_field() {
    isRefused("leadDays: 10", "leadTime: 10", "line 12: offices[1].leadTime");
  }

  @Test
  void is_refused_with_the_line_of_an_unknown_role() {
    isRefused("[officer, approver]", "[officer, boss]", "line 45: staff[5].roles[1]");
  }

  @Test
  void is_refused_when_it_says_a_thing_twice() {
    isRefused("leadDays: 10", "leadDays: 10\n    leadDays: 9", "offices[1]: Duplicate field");
  }

  @Test
  void is_refused_when_an_office_is_not_as_needed() {
    isRefused("id: wulin", "id: 武林", "the office id 武林 is no name");
    isRefused("id: tianshui", "id: wulin", "there are two offices called wulin");
    isRefused("name: 天水示例街道办事处", "name: ''", "office tianshui needs a name");
    isRefused("nameEn: Sample", "#", "office city needs a nameEn");
    isRefused("lots: all", "lots: any", "offices[2].lots");
    isRefused("lots: all", "lots:", "office city needs lots");
    isRefused("lots: all", "lots: []", "office city: lots are needed");
    isRefused(
        "lots: [river-street]",
        "lots: [moon]",
        "office tianshui has the lot moon, which is not in the lots file");
    isRefused(
        "lots: [river-street]",
        "lots: [west-lake, west-lake]",
        "office tianshui has the lot west-lake twice");
    isRefused("lots: [river-street]", "lots: [~]", "office tianshui has the lot null");
    isRefused("leadDays: 10", "leadDays: 366", "tianshui: leadDays must be from 0 to 365");
    isRefused("leadDays: 10", "leadDays: -1", "tianshui: leadDays must be from 0 to 365");
    isRefused("leadDays: 10", "leastShare: 101", "tianshui: leastShare must be from 0 to 100");
    isRefused("leadDays: 10", "leastShare: -1", "tianshui: leastShare must be from 0 to 100");
  }

  @Test
  void is_refused_when_a_person_is_not_as_needed() {
    isRefused("id: chen", "id: ''", "the staff id  is no name");
    isRefused("id: zhou", "id: chen", "there are two people called chen");
    isRefused("name: 周宁", "name: " + "周".repeat(129), "zhou needs a name of at most 128");
    isRefused("roles: [operator]", "roles: []", "wang: roles are needed");
    isRefused("roles: [operator]", "roles:", "wang: roles are needed");
    isRefused("office: tianshui", "office: moon", "zhou works for the office moon, which is not");
    isRefused("    office: tianshui\n", "", "zhou: an officer or approver needs an office");
    isRefused("    office: city\n", "", "qian: an officer or approver needs an office");
    isRefused("    lots: [west-lake]\n", "", "wang: an operator needs lots");
    isRefused("lots: [west-lake]", "lots: [moon]", "wang has the lot moon, which is not in");
    isRefused("lots: [west-lake]", "lots: all", "staff[4].lots");
  }

  /** What means nothing would be taken for a limit. */
  @Test
  void is_refused_when_a_person_has_what_the_role_has_no_use_for() {
    isRefused(
        "office: tianshui",
        "office: tianshui\n    lots: [river-street]",
        "zhou: only an operator has lots");
    isRefused(
        "lots: [west-lake]",
        "lots: [west-lake]\n    office: wulin",
        "wang: only an officer or approver has an office");
  }

  @Test
  void is_refused_when_two_people_have_the_same_token() {
    isRefused(ZHOUS, CHENS, "chen and zhou have the same token");
    isRefused(ZHOUS, CHENS.toUpperCase(Locale.ROOT), "chen and zhou have the same token");
  }

  @Test
  void is_refused_without_repeating_a_token_that_stands_where_its_hash_belongs() {
    var token = "qmVmX3RoaXMtaXMtbm90LWEtdG9rZW4tYnV0LWEtdGVzdA==";
    for (var wrong :
        Set.of(
            example.replace(CHENS, token),
            example.replace("tokenSha256: " + CHENS, "token: " + token),
            example.replace("tokenSha256: " + CHENS, "token " + token),
            example.replace("tokenSha256: " + CHENS, "tokenSha256: '" + token),
            example.replace("tokenSha256: " + CHENS, "tokenSha256: [" + token + "]"))) {
      assertThat(wrong).contains(token);
      assertThatThrownBy(() -> parse(wrong))
          .hasMessageStartingWith("staff.yaml")
          .hasMessageNotContaining(token);
    }
    isRefused(CHENS, token, "chen needs tokenSha256: 64 hex digits");
    isRefused("    tokenSha256: " + CHENS + "\n", "", "chen needs tokenSha256: 64 hex digits");
  }
}
