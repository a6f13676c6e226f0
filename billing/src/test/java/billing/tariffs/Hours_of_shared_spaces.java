package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A public body works from 09:00 until 17:30; Hangzhou's rule opens its spaces in between. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Hours_of_shared_spaces {
  private static final Path NOTICE = Path.of("vectors/tariffs/shared-hangzhou.yaml");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static Tariff tariff(String printed, String instead) throws IOException {
    var yaml = Files.readString(NOTICE);
    assertThat(yaml).contains(printed);
    return ReadingNotices.read(
            "unit.yaml", yaml.replace(printed, instead), ReadingCalendars.listed())
        .get(0);
  }

  private static Tariff tariff() throws IOException {
    return tariff("work:", "work:");
  }

  private static Tariff from(String firstDay, String printed, String instead) throws IOException {
    var yaml = Files.readString(NOTICE).replace(printed, instead);
    return ReadingNotices.read(
            "unit.yaml",
            yaml.replace("  sources:", "  effective_from: " + firstDay + "\n  sources:"),
            ReadingCalendars.listed())
        .get(0);
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(CHINA).toInstant();
  }

  private static String shown(Opening opening) {
    return (opening.isOpen() ? "open" : "shut")
        + opening.until().map(until -> " " + until.atZone(CHINA).toLocalDateTime()).orElse("");
  }

  @ParameterizedTest(name = "{0}: {1} until {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-24T12:00 | shut | 2026-11-24T18:30 | a Tuesday at noon
          2026-11-24T18:29 | shut | 2026-11-24T18:30 | a minute before
          2026-11-24T18:30 | open | 2026-11-25T08:00 | an hour after work
          2026-11-25T07:59 | open | 2026-11-25T08:00 | the morning after
          2026-11-25T08:00 | shut | 2026-11-25T18:30 | an hour before work
          2026-11-27T18:30 | open | 2026-11-30T08:00 | Friday evening, through to Monday
          2026-11-28T12:00 | open | 2026-11-30T08:00 | Saturday
          2026-02-28T12:00 | shut | 2026-02-28T18:30 | a Saturday that is worked
          2026-09-30T19:00 | open | 2026-10-08T08:00 | National Day
          """)
  void are_told_with_their_end(String time, String state, String until, String because)
      throws IOException {
    assertThat(shown(tariff().opening(at(time)).orElseThrow()))
        .as(because)
        .isEqualTo(state + " " + until);
  }

  @Test
  void agree_with_what_a_stay_pays_at_each_quarter_of_an_hour_of_two_months() throws IOException {
    var tariff = tariff();
    var now = at("2026-09-15T00:00");
    for (int i = 0; i < 60 * 24 * 4; i++, now = now.plus(Duration.ofMinutes(15))) {
      var open = tariff.opening(now).orElseThrow().isOpen();
      var minute = tariff.rate(Stay.of(now, now.plus(Duration.ofMinutes(1)), "small"));
      assertThat(minute.total().count()).as(now.toString()).isEqualTo(open ? 500 : 1000);
    }
  }

  @Test
  void are_not_guessed_where_the_calendar_ends() throws IOException {
    assertThat(shown(tariff().opening(at("2026-12-31T20:00")).orElseThrow())).isEqualTo("open");
    assertThat(shown(tariff().opening(at("2026-12-31T12:00")).orElseThrow()))
        .isEqualTo("shut 2026-12-31T18:30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tariff().opening(at("2027-01-01T12:00")))
        .withMessageContaining("no year 2027");
  }

  @Test
  void have_no_end_where_they_are_all_hours() throws IOException {
    var always =
        tariff(
            "work: { from: \"09:00\", until: \"17:30\", opens_after_minutes: 60,"
                + " closes_before_minutes: 60 }",
            "open: [{ from: \"00:00\", until: \"00:00\" }]");
    assertThat(shown(always.opening(at("2026-11-24T12:00")).orElseThrow())).isEqualTo("open");
  }

  @Test
  void are_none_of_a_tariff_that_shares_nothing() throws IOException {
    var road =
        ReadingNotices.read(
            "harbin.yaml",
            Files.readString(Path.of("vectors/tariffs/harbin-road.yaml")),
            ReadingCalendars.listed());
    assertThat(road.get(0).opening(at("2026-11-24T12:00"))).isEqualTo(Optional.empty());
  }

  @Test
  void go_on_across_a_new_version_that_leaves_them_as_they_are() throws IOException {
    var old = from("2026-03-31", "fen: 500", "fen: 500");
    var dearer = new Versions(List.of(old, from("2026-11-28", "fen: 500", "fen: 600")));
    assertThat(shown(dearer.opening(at("2026-11-27T20:00")).orElseThrow()))
        .isEqualTo("open 2026-11-30T08:00");

    var later = from("2026-11-25", "until: \"17:30\", opens", "until: \"19:30\", opens");
    var longer = new Versions(List.of(old, later));
    assertThat(shown(longer.opening(at("2026-11-24T20:00")).orElseThrow()))
        .isEqualTo("open 2026-11-25T08:00");
    assertThat(shown(longer.opening(at("2026-11-25T12:00")).orElseThrow()))
        .isEqualTo("shut 2026-11-25T20:30");

    var shut = from("2026-11-25", "from: \"09:00\", until", "from: \"01:00\", until");
    assertThat(
            shown(new Versions(List.of(old, shut)).opening(at("2026-11-24T20:00")).orElseThrow()))
        .isEqualTo("open 2026-11-25T00:00");
  }
}
