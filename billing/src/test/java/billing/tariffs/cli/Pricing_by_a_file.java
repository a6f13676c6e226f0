package billing.tariffs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Pricing_by_a_file {
  private static final String SHENZHEN = "vectors/tariffs/shenzhen-road.yaml";
  private static final String FOSHAN = "vectors/tariffs/foshan.yaml";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... words) {
    out.reset();
    err.reset();
    return new Tariffs(printing(out), printing(err)).run(List.of(words));
  }

  private static PrintStream printing(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int rate(String tariff, String... more) {
    var words = new java.util.ArrayList<>(List.of("rate", "--tariff", tariff));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test
  void prints_each_line_with_its_reason_and_its_rule_and_the_total_last() {
    assertThat(
            rate(
                SHENZHEN,
                "--zone",
                "class-1",
                "--enter",
                "2026-11-24T08:00",
                "--leave",
                "2026-11-24T09:00",
                "--language",
                "en"))
        .isZero();
    assertThat(said().lines())
        .containsExactly(
            "      3.00  2026-11-24 day: 1 x 30 min at 3.00 yuan, small vehicle"
                + "  [zones.class-1.rates.small.days[0].periods[day]]",
            "      6.00  2026-11-24 day: 1 x 30 min at 6.00 yuan, small vehicle"
                + "  [zones.class-1.rates.small.days[0].periods[day]]",
            "total: 9.00 yuan");
  }

  @Test
  void speaks_chinese_unless_told_otherwise() {
    rate(FOSHAN, "--enter", "2026-11-24T08:00", "--leave", "2026-11-24T08:20");
    assertThat(said()).contains("20分钟：30分钟以内免费").contains("total: 0.00 yuan");
  }

  @Test
  void uses_the_rights_of_the_driver() {
    var pass = "2026-11-24T18:00";
    assertThat(
            rate(
                "vectors/tariffs/chengdu-road.yaml",
                "--zone",
                "class-1",
                "--enter",
                pass,
                "--leave",
                "2026-11-25T09:00",
                "--right",
                "night_pass"))
        .isZero();
    assertThat(said()).contains("免费：夜间包月").contains("total: 20.00 yuan");
  }

  @Test
  void finds_the_class_of_a_vehicle_by_its_plate() {
    var stay = List.of("--enter", "2026-11-24T08:00", "--leave", "2026-11-24T09:00");
    var file = "vectors/tariffs/choice-vehicle-classes.yaml";
    assertThat(rateOf(file, stay, "--plate-colour", "green")).contains("total: 2.00 yuan");
    assertThat(rateOf(file, stay, "--plate-colour", "yellow", "--category", "large"))
        .contains("total: 8.00 yuan");
    assertThat(rateOf(file, stay, "--category", "police")).contains("total: 0.00 yuan");
    assertThat(rateOf(file, stay, "--class", "large")).contains("total: 8.00 yuan");
    rateOf(file, stay, "--class", "large", "--category", "large");
    assertThat(complained()).contains("the tariff names the class of a plate");
    rateOf(file, stay, "--category", "lorry");
    assertThat(complained()).contains("'lorry' is none of [small, large, motorcycle, trailer");
  }

  private String rateOf(String file, List<String> stay, String... vehicle) {
    var words = Stream.concat(stay.stream(), Stream.of(vehicle));
    rate(file, words.toArray(String[]::new));
    return said();
  }

  @Test
  void takes_a_further_year_of_holidays_from_a_file() throws IOException {
    var stay = new String[] {"--enter", "2031-05-01T08:00", "--leave", "2031-05-01T20:00"};
    assertThat(rate(FOSHAN, stay)).isEqualTo(2);
    assertThat(complained()).contains("calendar china has no year 2031");
    var year = folder.resolve("china-2031.yaml");
    Files.writeString(
        year,
        """
        year: 2031
        notice: none yet
        holidays: { labour_day: { from: 2031-05-01, through: 2031-05-03 } }
        worked_instead: []
        """);
    var with = List.of(stay[0], stay[1], stay[2], stay[3], "--calendar", year.toString());
    assertThat(rate(FOSHAN, with.toArray(String[]::new))).isZero();
    assertThat(said()).contains("total: 25.00 yuan");
  }

  @Test
  void names_what_is_missing_unknown_or_wrong() {
    assertThat(run()).isEqualTo(2);
    assertThat(complained()).contains("a command is needed").contains("Usage:");
    assertThat(rate(SHENZHEN, "--enter", "2026-11-24T08:00", "--leave", "2026-11-24T09:00"))
        .isEqualTo(2);
    assertThat(complained()).contains("--zone is missing, one of [class-1, class-2, class-3]");
    rate(SHENZHEN, "--zone", "class-9", "--enter", "2026-11-24T08:00");
    assertThat(complained()).contains("--zone: there is no 'class-9'");
    rate(FOSHAN, "--enter", "8 o'clock", "--leave", "2026-11-24T09:00");
    assertThat(complained()).contains("--enter: not a time such as").contains("8 o'clock");
    rate(FOSHAN, "--colour", "blue");
    assertThat(complained()).contains("--colour is not known here");
    rate(FOSHAN, "--enter");
    assertThat(complained()).contains("--enter needs a value");
    rate("nowhere.yaml", "--enter", "2026-11-24T08:00", "--leave", "2026-11-24T09:00");
    assertThat(complained()).contains("there is no file nowhere.yaml");
  }

  @Test
  void simulates_a_draft_over_stays_of_a_file_or_a_week_that_never_was() throws IOException {
    var stays = folder.resolve("stays.csv");
    Files.writeString(
        stays,
        """
        entered,left,class
        2026-11-24T08:00,2026-11-24T08:20,small
        2026-11-24T08:00,2026-11-24T09:20,small
        """);
    var words =
        List.of(
            "simulate",
            "--tariff",
            FOSHAN,
            "--against",
            "vectors/tariffs/qianshan.yaml",
            "--zone",
            "lots");
    var file = new java.util.ArrayList<>(words);
    file.addAll(List.of("--stays", stays.toString()));
    assertThat(run(file.toArray(String[]::new))).as(complained()).isZero();
    assertThat(said())
        .contains("stays: 2", "free now: 1", "yuan now: 3.00", "yuan then: 12.00")
        .contains("dearer: 1 stays, 9.00 yuan in all, at most 9.00")
        .contains("60 min to 120 min               1            3.00           12.00");

    var week = new java.util.ArrayList<>(words);
    week.addAll(List.of("--synthetic", "1000", "--monday", "2026-11-23"));
    assertThat(run(week.toArray(String[]::new))).as(complained()).isZero();
    assertThat(said()).contains("stays: 1000").contains("stays without a price: 0");

    Files.writeString(stays, "2026-11-24T08:00,soon,small\n");
    assertThat(run(file.toArray(String[]::new))).isEqualTo(2);
    assertThat(complained()).contains("stays.csv, line 1: Text 'soon'");
  }

  @Test
  void shows_where_a_draft_exceeds_what_it_may_not_exceed() {
    var words =
        new String[] {
          "ceiling",
          "--tariff",
          "vectors/tariffs/harbin-road.yaml",
          "--against",
          "vectors/tariffs/beijing-road.yaml",
          "--zone",
          "class-1",
          "--on",
          "2026-11-24"
        };
    assertThat(run(words)).isEqualTo(1);
    assertThat(said())
        .contains("small from 2026-11-24T08:00 until 2026-11-24T08:16: at most 2.50 yuan, but")
        .contains("total: 7.00 yuan");
    words[2] = words[4];
    assertThat(run(words)).isZero();
    assertThat(said()).isEqualTo("breaches: 0%n".formatted());
    words[8] = "tomorrow";
    assertThat(run(words)).isEqualTo(2);
    assertThat(complained()).contains("--on: not a date");
  }

  @Test
  void checks_a_table_and_shows_what_differs() throws IOException {
    assertThat(run("check", "--tariff", FOSHAN, "--table", FOSHAN.replace(".yaml", ".txt")))
        .isZero();
    assertThat(said().lines()).endsWith("different: 0");
    var table = folder.resolve("table.txt");
    Files.writeString(table, "minutes 30 60\nlots 0 9\n");
    assertThat(run("check", "--tariff", FOSHAN, "--table", table.toString())).isEqualTo(1);
    assertThat(said())
        .contains("60 minutes from 2026-11-24T08:00): 9.00 in the table, 8.00 by the tariff")
        .contains("prices: 2");
    Files.writeString(table, "minutes 30 60\nlots 0\n");
    assertThat(run("check", "--tariff", FOSHAN, "--table", table.toString())).isEqualTo(2);
    assertThat(complained()).contains("line 2: a row needs as many amounts as minutes");
  }

  @Test
  void writes_the_public_notice_in_the_language_asked_for() {
    assertThat(run("board", "--tariff", SHENZHEN)).isZero();
    assertThat(said()).startsWith("<!DOCTYPE html>").contains("首30分钟3.00元").endsWith("</html>\n");
    assertThat(run("board", "--tariff", SHENZHEN, "--language", "en")).isZero();
    assertThat(said()).contains("first 30 min: 3.00 yuan");
    assertThat(run("board", "--tariff", SHENZHEN, "--language", "fr")).isEqualTo(2);
    assertThat(complained()).contains("--language is en or zh, not fr");
    assertThat(run("board", "--language", "en")).isEqualTo(2);
    assertThat(complained()).contains("--tariff is missing");
  }

  @Test
  void writes_the_public_notice_to_a_file_of_the_form_asked_for() throws IOException {
    var pdf = folder.resolve("notice.pdf");
    assertThat(run("board", "--tariff", SHENZHEN, "--format", "pdf", "--out", pdf.toString()))
        .isZero();
    assertThat(said()).isEmpty();
    try (var paper = Loader.loadPDF(pdf.toFile())) {
      assertThat(new PDFTextStripper().getText(paper)).contains("首30分钟3.00元");
    }
    var html = folder.resolve("notice.html");
    assertThat(run("board", "--tariff", SHENZHEN, "--language", "en", "--out", html.toString()))
        .isZero();
    assertThat(said()).isEmpty();
    assertThat(html).content().contains("first 30 min: 3.00 yuan");
  }

  @Test
  void says_why_no_notice_was_written() throws IOException {
    assertThat(run("board", "--tariff", SHENZHEN, "--format", "pdf")).isEqualTo(2);
    assertThat(complained()).contains("--out is missing: a PDF is written to a file");
    assertThat(run("board", "--tariff", SHENZHEN, "--format", "doc")).isEqualTo(2);
    assertThat(complained()).contains("--format is html or pdf, not doc");
    var nowhere = folder.resolve("nowhere/notice.pdf").toString();
    assertThat(run("board", "--tariff", SHENZHEN, "--format", "pdf", "--out", nowhere))
        .isEqualTo(2);
    assertThat(complained()).contains("--out: " + nowhere + " cannot be written");
    var rare = folder.resolve("rare.yaml");
    Files.writeString(rare, Files.readString(Path.of(SHENZHEN)).replace("深圳市", "𰻝"));
    var out = folder.resolve("rare.pdf");
    assertThat(
            run("board", "--tariff", rare.toString(), "--format", "pdf", "--out", out.toString()))
        .isEqualTo(2);
    assertThat(complained()).contains("does not have 𰻝 (U+30EDD)");
    assertThat(out).doesNotExist();
  }
}
