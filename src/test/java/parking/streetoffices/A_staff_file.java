package parking.streetoffices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_staff_file {
  private static final Set<String> LOTS =
      Set.of("west-lake", "river-street", "hill-garage", "quiet-garage");

  private final String example = read();

  private static String read() {
    try {
      return Files.readString(Path.of("test/resources/staff.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Office> parse(String yaml) {
    return StaffFile.parse("staff.yaml", yaml, LOTS);
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
    var offices = parse(example);
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
    assertThat(parse(example)).extracting(Office::leadDays).containsExactly(7, 10, 7);
    var silent = example.replace("leadDays: 10", "leadDays:");
    assertThat(parse(silent)).extracting(Office::leadDays).containsOnly(7);
  }

  @Test
  void wants_thirty_of_a_hundred_shared_spaces_open_unless_it_says_otherwise() {
    assertThat(parse(example)).extracting(Office::leastShare).containsOnly(30);
    var other = example.replace("leadDays: 10", "leastShare: 40");
    assertThat(parse(other)).extracting(Office::leastShare).containsExactly(30, 40, 30);
    var silent = example.replace("leadDays: 10", "leastShare:");
    assertThat(parse(silent)).extracting(Office::leastShare).containsOnly(30);
  }

  @Test
  void gives_every_lot_of_the_lots_file_to_an_office_with_all() {
    assertThat(parse(example).get(2).lots()).isEqualTo(LOTS);
  }

  @Test
  void is_written_as_its_page_shows() throws IOException {
    var page = Files.readString(Path.of("../docs/operations/staff.md"));
    var shown = page.substring(page.indexOf("```yaml") + "```yaml".length());
    var list = parse(shown.substring(0, shown.indexOf("```")));
    assertThat(list).extracting(Office::id).containsExactly("wulin", "city");
  }

  @Test
  void is_refused_when_it_lists_nothing() {
    for (var nothing : Set.of("~", "{}", "offices: []\n")) {
      assertThatThrownBy(() -> parse(nothing)).hasMessage("staff.yaml: lists no offices.");
    }
    assertThatThrownBy(() -> parse("")).hasMessageStartingWith("staff.yaml, line 1:");
    assertThatThrownBy(() -> parse("offices: [~]")).hasMessageStartingWith("staff.yaml, line 1:");
  }

  /** People were listed here once, with what could be made of their tokens. */
  @Test
  void is_refused_when_it_lists_people_without_repeating_what_stands_there() {
    var secret = "qmVmX3RoaXMtaXMtbm90LWEtdG9rZW4tYnV0LWEtdGVzdA==";
    var people = "staff:\n  - id: chen\n    tokenSha256: " + secret + "\n";
    assertThatThrownBy(() -> parse(example + people))
        .hasMessageStartingWith("staff.yaml: lists staff; people are kept by an administrator")
        .hasMessageNotContaining(secret);
  }

  @Test
  void is_refused_with_the_line_of_an_unknown_field() {
    isRefused("leadDays: 10", "leadTime: 10", "line 11: offices[1].leadTime");
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
}
