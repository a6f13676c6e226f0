package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_price_notice_that_is_not_in_order {
  private static final String GOOD =
      """
      notice:
        family: town
        title: Town
        title_zh: 某镇
        sources: [the notice on the door]
      time_zone: Asia/Shanghai
      calendar: china
      seasons:
        summer: [{ from: 06-01, until: 09-01 }]
      choices:
        seconds: are_dropped
        parts: cut_units
        counting: in_each_part
        caps: before_rights
        reentry_minutes: 0
        unknown_exit: costs_nothing
        version: at_entry
      vehicles:
        car: { name: car, name_zh: 汽车 }
        bicycle: { name: bicycle, name_zh: 自行车, plates: [{ category: motorcycle }] }
      rights:
        resident: { name: resident, name_zh: 居民, covers: [{ from: "18:00", until: "08:00" }] }
      zones:
        centre:
          title: Centre
          title_zh: 中心
          rates:
            car:
              free: { minutes: 0, as: threshold, per: visit }
              days:
                - on: [holiday, rest_day and summer]
                  periods:
                    - name: holidays
                      name_zh: 节假日
                      from: "00:00"
                      until: "00:00"
                      price: { free: {} }
                - on: [any_day]
                  periods:
                    - name: day
                      name_zh: 日间
                      from: "07:00"
                      until: "21:00"
                      price:
                        units:
                          incomplete: counts
                          tolerance_minutes: 0
                          steps: [{ minutes: 30, times: 1, fen: 10 }, { minutes: 30, fen: 20 }]
                    - name: night
                      name_zh: 夜间
                      from: "21:00"
                      until: "07:00"
                      price: { flat: { fen: 500, tolerance_minutes: 0, once: each_time } }
              caps: [{ per: day, fen: [2000] }]
            bicycle: { like: car, times: 1, over: 2 }
      """;

  @Test
  void would_have_been_read_if_it_were() {
    assertThat(read(GOOD)).extracting(Tariff::id).containsExactly("town/centre");
  }

  @Test
  void leaves_no_hour_without_a_price() {
    refused("from: \"21:00\"", "from: \"22:00\"")
        .withMessage(
            "town.yaml, line 49: zones.centre.rates.car.days[1].periods[night]: it begins at 22:00, "
                + "but the period before ends at 21:00; they must tile the day");
  }

  @Test
  void prices_no_hour_twice() {
    refused("until: \"21:00\"", "until: \"21:30\"")
        .withMessageContaining("days[1].periods[night]: it begins at 21:00");
  }

  @Test
  void has_no_half_fen_for_any_class() {
    refused("minutes: 30, fen: 20", "minutes: 30, fen: 25")
        .withMessage(
            "town.yaml, line 55: zones.centre.rates.bicycle.days[1].periods[day]: "
                + "1/2 of 25 fen is not a whole number of fen");
  }

  @Test
  void has_no_fraction_of_a_fen() {
    refused("fen: 500", "fen: 2.5")
        .withMessageContaining("zones.centre.rates.car.days[1].periods[1].price.fen")
        .withMessageContaining("a whole number of fen");
  }

  @Test
  void names_no_negative_amount() {
    refused("fen: 500", "fen: -1").withMessageContaining("never negative");
  }

  @Test
  void has_only_rules_that_are_known() {
    refused("reentry_minutes: 0", "reentry_minutes: 0\n  reentry_hours: 0")
        .withMessageContaining("choices.reentry_hours");
  }

  @Test
  void makes_every_choice() {
    refused("  parts: cut_units\n", "").withMessageContaining("parts");
  }

  @Test
  void chooses_only_what_the_engine_can_do() {
    refused("parts: cut_units", "parts: take_the_dearest")
        .withMessageContaining("choices.parts")
        .withMessageContaining("LET_UNITS_RUN_OVER");
  }

  @Test
  void has_an_open_last_step() {
    refused("{ minutes: 30, fen: 20 }", "{ minutes: 30, times: 3, fen: 20 }")
        .withMessageContaining("steps: the last step must be open");
  }

  @Test
  void tolerates_less_than_a_unit() {
    refused("tolerance_minutes: 0\n", "tolerance_minutes: 30\n")
        .withMessageContaining("tolerance_minutes must be from 0 to less than a unit");
  }

  @Test
  void names_its_source() {
    refused("sources: [the notice on the door]", "sources: []").withMessageContaining("sources");
  }

  @Test
  void has_a_price_for_every_class() {
    refused("      bicycle: { like: car, times: 1, over: 2 }\n", "")
        .withMessageContaining("zones.centre.rates.bicycle: the zone has no rate");
    refused("bicycle: { like", "tricycle: { like")
        .withMessageContaining("zones.centre.rates.bicycle: the zone has no rate");
    refused("like: car", "like: bicycle").withMessageContaining("'bicycle' has no prices");
    refused("like: car, times: 1, over: 2", "like: car, times: 1")
        .withMessageContaining("either free and days, or like, times and over");
  }

  @Test
  void leaves_no_day_without_a_price() {
    refused("on: [any_day]", "on: [working_day]")
        .withMessageContaining("zones.centre.rates.car.days[1]: the last entry")
        .withMessageContaining("any_day");
  }

  @Test
  void names_only_days_and_calendars_there_are() {
    refused("holiday, rest_day and summer", "holliday")
        .withMessageContaining("zones.centre.rates.car.days: on: no day is called 'holliday'")
        .withMessageContaining("rest_day")
        .withMessageContaining("summer");
    refused("calendar: china", "calendar: utopia").withMessageContaining("none called 'utopia'");
    refused("from: 06-01", "from: \"1 June\"").withMessageContaining("written as 03-15");
  }

  @Test
  void says_of_each_right_what_it_does() {
    refused("covers: [{ from: \"18:00\", until: \"08:00\" }]", "minutes: 10, percent: 10")
        .withMessageContaining("exactly one of covers, minutes, fen and percent, not 2");
    refused("covers: [{ from: \"18:00\", until: \"08:00\" }]", "percent: 101")
        .withMessageContaining("percent from 1 to 100");
  }

  private static String shared(String when) {
    var free = "{ name: all, name_zh: 全, from: '00:00', until: '00:00', price: { free: {} } }";
    return """
        bicycle: { like: car, times: 1, over: 2 }
            shared:
              %s
              outside:
                car:
                  free: { minutes: 0, as: threshold, per: visit }
                  days: [{ on: [any_day], periods: [%s] }]
                bicycle: { like: car, times: 1, over: 1 }
        """
        .formatted(when, free);
  }

  @Test
  void shares_spaces_at_hours_that_come() {
    var bicycle = "bicycle: { like: car, times: 1, over: 2 }\n";
    assertThat(read(GOOD.replace(bicycle, shared("open: [{ from: '18:00', until: '08:00' }]"))))
        .hasSize(1);
    refused(
            bicycle,
            shared("open: [{ on: [holiday and working_day], from: '8:00', until: '9:00' }]"))
        .withMessageContaining("zones.centre.shared.open[0]");
    refused(
            bicycle,
            shared(
                "open: [{ on: [holiday and monday and sunday], from: '08:00', until: '09:00' }]"))
        .withMessageContaining("zones.centre.shared.open[0]: no day of the calendar is one of")
        .withMessageContaining("so it never opens");
    refused(
            bicycle,
            shared(
                "work: { from: '18:00', until: '08:00', opens_after_minutes: 60, closes_before_minutes: 60 }"))
        .withMessageContaining("from 18:00 until 08:00 is no working day");
    refused(bicycle, shared("{}")).withMessageContaining("town.yaml");
  }

  @Test
  void prices_no_day_that_its_calendar_does_not_reach() {
    var tariff = read(GOOD).get(0);
    var entered = Instant.parse("2031-05-01T02:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tariff.rate(Stay.of(entered, entered.plusSeconds(3600), "car")))
        .withMessageContaining("calendar china has no year 2031, needed for 2031-05-01");
  }

  private static String example(String example) {
    var good = "{ class: car, entered: 2026-11-24T08:00, left: 2026-11-24T09:00 }";
    return "sources: [the notice on the door]\n  examples:\n    - %s\n    - %s"
        .formatted(good, example);
  }

  @Test
  void shows_no_stay_that_it_cannot_price() {
    var sources = "sources: [the notice on the door]";
    refused(
            sources,
            example(
                "{ zone: moon, class: car, entered: 2026-11-24T08:00, left: 2026-11-24T09:00 }"))
        .withMessage(
            "town.yaml, line 8: notice.examples[1]: zone: there is no 'moon', only [centre]");
    refused(sources, example("{ class: lorry, entered: 2026-11-24T08:00, left: 2026-11-24T09:00 }"))
        .withMessageContaining("line 8: notice.examples[1]: tariff town/centre has no price for")
        .withMessageContaining("'lorry'");
    refused(
            sources,
            example(
                "{ class: car, rights: [duke], entered: 2026-11-24T08:00, left: 2026-11-24T09:00 }"))
        .withMessageContaining("notice.examples[1]: tariff town/centre knows no right 'duke'");
    refused(sources, example("{ class: car, entered: 2026-11-24T08:00, left: 2026-11-24T07:00 }"))
        .withMessageContaining("notice.examples[1]: ");
    refused(sources, example("{ class: car, entered: 2031-11-24T08:00, left: 2031-11-24T09:00 }"))
        .withMessageContaining("notice.examples[1]: calendar china has no year 2031");
    refused(sources, example("{ class: car, entered: 2026-11-24, left: 2026-11-24T09:00 }"))
        .withMessageContaining("notice.examples[1].entered");
    refused(
            sources,
            example("{ class: car, entered: 2026-11-24T08:00, left: 2026-11-24T09:00, fen: 5 }"))
        .withMessageContaining("notice.examples[1].fen");
  }

  @Test
  void gives_each_zone_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(GOOD + GOOD))
        .withMessageContaining("town.yaml");
  }

  private static List<Tariff> read(String yaml) {
    return ReadingNotices.read("town.yaml", yaml, ReadingCalendars.listed());
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> refused(
      String good, String bad) {
    assertThat(GOOD).contains(good);
    return assertThatIllegalArgumentException().isThrownBy(() -> read(GOOD.replace(good, bad)));
  }
}
