package billing.tariffs.board;

import static org.assertj.core.api.Assertions.assertThat;

import billing.money.Fen;
import billing.tariffs.Example;
import billing.tariffs.PriceTable;
import billing.tariffs.PriceTable.Visit;
import billing.tariffs.ReadNotice;
import billing.tariffs.TariffFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_examples_that_a_notice_names {
  private static final Path VECTORS = Path.of("vectors/tariffs");
  private static final Path PUBLISHED = Path.of("src/main/resources/billing/tariffs");
  private static final Path EVERYTHING =
      Path.of("src/test/resources/billing/tariffs/board/everything.yaml");

  private static final Pattern ROW =
      Pattern.compile(
          "<tr><th scope=\"row\"><strong>([^<]*)</strong> <span class=\"hours\">"
              + "<time datetime=\"([^\"]*)\">([^<]*)</time>–<time datetime=\"([^\"]*)\">([^<]*)"
              + "</time></span></th>\\s<td>([^<]*)</td>\\s<td class=\"sum\">([0-9.]*)</td>");

  /** The tables of what stays must cost; beside each lies its notice. */
  static List<Path> tables() throws IOException {
    try (var files = Files.list(VECTORS)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static ReadNotice notice(Path table) throws IOException {
    var yaml = table.getFileName().toString().replace(".txt", ".yaml");
    var beside = VECTORS.resolve(yaml);
    return TariffFile.readNotice(
        Files.exists(beside) ? beside : PUBLISHED.resolve(yaml), List.of());
  }

  private static List<Example> examples(ReadNotice read) {
    return read.notice().notice().examples().orElse(List.of());
  }

  /** The rows of the tables on a page, as it shows them. */
  private static List<List<String>> rows(String page) {
    return ROW.matcher(page)
        .results()
        .map(it -> Stream.of(1, 2, 3, 4, 5, 6, 7).map(it::group).toList())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void are_rows_of_the_table_beside_it_with_the_amounts_there(Path table) throws IOException {
    var read = notice(table);
    List<List<String>> wanted = new ArrayList<>();
    for (var zone : read.notice().zones().keySet()) {
      for (var example : examples(read).stream().filter(it -> it.isFor(zone)).toList()) {
        var visit = visit(table, zone, example);
        wanted.add(
            List.of(
                visit.entered().toString(),
                visit.left().toString(),
                Fen.fen(visit.fen()).inYuan()));
      }
    }
    assertThat(wanted).isNotEmpty();
    for (var language : Language.values()) {
      assertThat(rows(Board.page(read, language)))
          .extracting(row -> List.of(row.get(1), row.get(3), row.get(6)))
          .isEqualTo(wanted);
    }
  }

  private static Visit visit(Path table, String zone, Example example) throws IOException {
    List<String> words = new ArrayList<>(List.of(example.vehicleClass()));
    words.addAll(example.rights().orElse(List.of()));
    return PriceTable.read(Files.readAllLines(table)).stream()
        .filter(visit -> visit.zone().equals(zone))
        .filter(visit -> visit.vehicle().equals(String.join("+", words)))
        .filter(visit -> visit.entered().equals(example.entered()))
        .filter(visit -> visit.left().equals(example.left()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s has no row for %s".formatted(table, example)));
  }

  @Test
  void are_told_with_their_dates_and_vehicles() throws IOException {
    var read = TariffFile.readNotice(EVERYTHING, List.of());
    assertThat(rows(Board.page(read, Language.ZH)))
        .extracting(row -> List.of(row.get(0), row.get(2), row.get(4), row.get(5)))
        .containsExactly(
            List.of("2小时10分钟", "2026年11月24日（星期二）08:00", "10:10", "小型车"),
            List.of("9小时30分钟", "2026年2月28日（星期六）21:00", "次日06:30", "大型车"),
            List.of("63小时30秒", "2026年9月30日（星期三）18:00", "2026年10月3日（星期六）09:00:30", "小型车"),
            List.of("5小时", "2026年11月24日（星期二）12:00", "17:00", "小型车、商户减免、停车券"));
    assertThat(rows(Board.page(read, Language.EN)))
        .extracting(row -> List.of(row.get(0), row.get(2), row.get(4), row.get(5)))
        .contains(
            List.of(
                "63 h 30 s",
                "30 September 2026 (Wednesday) 18:00",
                "3 October 2026 (Saturday) 09:00:30",
                "small vehicle"),
            List.of(
                "5 h",
                "24 November 2026 (Tuesday) 12:00",
                "17:00",
                "small vehicle, shop's hour, coupon".replace("'", "&#39;")));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void leave_the_usual_ones_to_the_zones_for_which_none_is_named(Language language)
      throws IOException {
    var read = TariffFile.readNotice(EVERYTHING, List.of());
    var page = Board.page(read, language);
    assertThat(page.split("<table class=\"examples named\">")).hasSize(2);
    assertThat(page.split("<table class=\"examples\">")).hasSize(2);
    assertThat(page)
        .contains(language.say("未注明日期的停放均自2026年", "Stays without a date begin on "))
        .doesNotContain(language.say("以下停放均自", "These stays begin on "));
  }

  @Test
  void are_shown_in_each_zone_when_they_name_none() throws IOException {
    var airport = VECTORS.resolve("airport.yaml");
    var text = Files.readString(airport).replaceAll("\\{ zone: (airport|station), ", "{ ");
    var file = Files.createTempFile("airport", ".yaml");
    Files.writeString(file, text);
    var read = TariffFile.readNotice(file, List.of());
    Files.delete(file);
    assertThat(rows(Board.page(read, Language.EN))).hasSize(2 * examples(read).size());
  }
}
