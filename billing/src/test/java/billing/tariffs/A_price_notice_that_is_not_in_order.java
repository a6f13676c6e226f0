package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_price_notice_that_is_not_in_order {
  private static final String GOOD =
      """
      notice: { family: town, title: Town, title_zh: 城, sources: [the notice on the door] }
      time_zone: Asia/Shanghai
      choices:
        { free_minutes: 0, parts: add_up, units: start_anew_in_each_period, seconds: are_dropped }
      vehicles: { bicycle: { name: bicycle, name_zh: 自行车, times: 1, over: 2 } }
      zones:
        centre:
          title: Centre
          title_zh: 中心
          periods:
            - name: day
              name_zh: 日间
              from: "07:00"
              until: "21:00"
              price:
                units:
                  { minutes: 30, tolerance_minutes: 0, steps: [{ units: 1, fen: 10 }, { fen: 20 }] }
            - name: night
              name_zh: 夜间
              from: "21:00"
              until: "07:00"
              price: { flat: { fen: 500, tolerance_minutes: 0 } }
      """;

  @Test
  void would_have_been_read_if_it_were() {
    assertThat(ReadingNotices.read("town.yaml", GOOD))
        .extracting(Tariff::id)
        .containsExactly("town/centre");
  }

  @Test
  void leaves_no_hour_without_a_price() {
    refused("from: \"21:00\"", "from: \"22:00\"")
        .withMessageStartingWith("town.yaml: zones.centre: periods: 'night' begins at 22:00")
        .withMessageContaining("the one before ends at 21:00");
  }

  @Test
  void prices_no_hour_twice() {
    refused("until: \"21:00\"", "until: \"21:30\"")
        .withMessageContaining("zones.centre: periods: 'night' begins at 21:00");
  }

  @Test
  void has_no_half_fen_for_any_class() {
    refused("fen: 20", "fen: 25")
        .withMessageStartingWith("town.yaml: ")
        .withMessageContaining("zones.centre, period 'day', bicycle: 1/2 of 25 fen");
  }

  @Test
  void has_no_fraction_of_a_fen() {
    refused("fen: 500", "fen: 2.5")
        .withMessageContaining("zones.centre.periods[1].price.fen")
        .withMessageContaining("a whole number of fen");
  }

  @Test
  void names_no_negative_amount() {
    refused("fen: 500", "fen: -1").withMessageContaining("never negative");
  }

  @Test
  void has_only_rules_that_are_known() {
    refused("free_minutes: 0", "free_minutes: 0, free_hours: 1")
        .withMessageContaining("choices.free_hours");
  }

  @Test
  void makes_every_choice() {
    refused("parts: add_up, ", "").withMessageContaining("parts");
  }

  @Test
  void chooses_only_what_the_engine_can_do() {
    refused("parts: add_up", "parts: take_the_dearest")
        .withMessageContaining("choices.parts")
        .withMessageContaining("ADD_UP");
  }

  @Test
  void has_an_open_last_step() {
    refused("{ fen: 20 }", "{ units: 3, fen: 20 }")
        .withMessageContaining("steps: the last step must be open");
  }

  @Test
  void tolerates_less_than_a_unit() {
    refused("minutes: 30, tolerance_minutes: 0", "minutes: 30, tolerance_minutes: 30")
        .withMessageContaining("tolerance_minutes must be from 0 to less than a unit");
  }

  @Test
  void names_its_source() {
    refused("sources: [the notice on the door]", "sources: []").withMessageContaining("sources");
  }

  @Test
  void gives_each_zone_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingNotices.read("town.yaml", GOOD + GOOD))
        .withMessageContaining("town.yaml");
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> refused(
      String good, String bad) {
    assertThat(GOOD).contains(good);
    return assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingNotices.read("town.yaml", GOOD.replace(good, bad)));
  }
}
