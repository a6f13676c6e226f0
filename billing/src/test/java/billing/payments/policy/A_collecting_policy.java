package billing.payments.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_collecting_policy {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private static final String GROUPS =
      """
      groups:
        - { name: 杭州, tariffs: [hangzhou-road], collecting: { confirm_above_fen: 3000 } }
        - name: West Lake
          lots: [west-lake]
          collecting: { confirm_above_fen: 2000, most_at_once_fen: 9000 }
      """;

  @Test
  void of_the_program_is_in_order() {
    var own = KnownPolicies.own().of("any", "any/tariff");
    assertThat(own.confirmAbove()).isEmpty();
    assertThat(own.refundAtOnce()).isTrue();
    assertThat(own.oldDues()).isEqualTo(OldDues.AT_ONCE);
    assertThat(own.retries().mostAttempts()).isEqualTo(4);
  }

  @Test
  void of_a_city_and_of_a_lot_differ_in_what_they_say_otherwise() {
    var policies = ReadingPolicies.read("policy.yaml", Sample.with() + GROUPS);
    assertThat(policies.of("elsewhere", "other/lot").confirmAbove()).isEmpty();
    var city = policies.of("elsewhere", "hangzhou-road/core");
    assertThat(city.confirmAbove()).hasValue(Fen.fen(3000));
    assertThat(city.mostAtOnce()).isEqualTo(Fen.fen(500000));
    var lot = policies.of("west-lake", "hangzhou-road/core");
    assertThat(lot.confirmAbove()).hasValue(Fen.fen(2000));
    assertThat(lot.mostAtOnce()).isEqualTo(Fen.fen(9000));
    assertThat(lot.retries()).isEqualTo(city.retries());
  }

  @ParameterizedTest
  @CsvSource({", , ", "3000, , 3000", ", 2000, 2000", "3000, 2000, 2000", "3000, 4000, 3000"})
  void asks_above_the_lower_of_its_own_amount_and_the_drivers(Long own, Long wish, Long above) {
    var text = own == null ? Sample.with() : Sample.with("  confirm_above_fen: %d".formatted(own));
    var policy = ReadingPolicies.read("policy.yaml", text).of("any", "any/tariff");
    var asking = policy.askingAbove(Optional.ofNullable(wish).map(Fen::fen));
    assertThat(asking.confirmAbove()).isEqualTo(Optional.ofNullable(above).map(Fen::fen));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T13:59:00Z, 2026-11-24T13:59:00Z",
    "2026-11-24T14:00:00Z, 2026-11-25T00:00:00Z",
    "2026-11-24T20:00:00Z, 2026-11-25T00:00:00Z",
    "2026-11-24T23:59:59Z, 2026-11-25T00:00:00Z",
    "2026-11-25T00:00:00Z, 2026-11-25T00:00:00Z"
  })
  void moves_a_try_at_night_to_the_morning(Instant due, Instant moved) {
    assertThat(Sample.policy().notQuiet(due)).isEqualTo(moved);
  }

  @Test
  void knows_quiet_hours_of_one_day_too_and_none() {
    var noon = "  quiet_hours: { from: \"11:30\", until: \"13:00\" }";
    assertThat(read(noon).notQuiet(NOON)).isEqualTo(NOON.plus(Duration.ofHours(1)));
    var none = "  quiet_hours: { from: \"12:00\", until: \"12:00\" }";
    assertThat(read(none).notQuiet(NOON)).isEqualTo(NOON);
  }

  @Test
  void lengthens_pauses_by_chance_and_the_same_chance_makes_the_same_pause() {
    var policy =
        read("  retries: { pauses_minutes: [30, 60], most_attempts: 5, jitter_percent: 10 }");
    var tries =
        LongStream.range(0, 200)
            .mapToObj(seed -> policy.tryAgain(NOON, 1, new SplittableRandom(seed)))
            .map(at -> Duration.between(NOON, at))
            .toList();
    assertThat(tries)
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(30)) >= 0)
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(33)) < 0);
    assertThat(tries.stream().distinct().count()).isGreaterThan(150);
    assertThat(policy.tryAgain(NOON, 4, new SplittableRandom(7)))
        .isEqualTo(policy.tryAgain(NOON, 4, new SplittableRandom(7)))
        .isAfterOrEqualTo(NOON.plus(Duration.ofMinutes(60)));
  }

  @Test
  void asks_a_driver_about_what_costs_more_than_the_limit_and_than_was_confirmed() {
    var policy = read("  confirm_above_fen: 1500");
    assertThat(policy.asksAbout(Fen.fen(1500), Fen.ZERO)).isFalse();
    assertThat(policy.asksAbout(Fen.fen(1501), Fen.ZERO)).isTrue();
    assertThat(policy.asksAbout(Fen.fen(1501), Fen.fen(1501))).isFalse();
    assertThat(policy.asksAbout(Fen.fen(1502), Fen.fen(1501))).isTrue();
    assertThat(Sample.policy().asksAbout(Fen.fen(1_000_000), Fen.ZERO)).isFalse();
  }

  @Test
  void asks_about_what_ended_before_a_payer_was_bound_where_it_says_so() {
    var asks = read("  collect_old_dues_on_binding: ask");
    assertThat(asks.asksAboutOld(NOON.minusSeconds(1), NOON)).isTrue();
    assertThat(asks.asksAboutOld(NOON, NOON)).isTrue();
    assertThat(asks.asksAboutOld(NOON.plusSeconds(1), NOON)).isFalse();
    assertThat(Sample.policy().asksAboutOld(NOON.minusSeconds(1), NOON)).isFalse();
    assertThat(read("  collect_old_dues_on_binding: at-once")).isEqualTo(Sample.policy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  most_at_once_fen: 2.5 | line 2: collecting.most_at_once_fen | whole number of fen",
        "  most_at_once_fen: -1 | line 2: collecting.most_at_once_fen | never negative",
        "  most_at_once_fen: 0 | collecting | most_at_once_fen: write a number of at least 1",
        "  refund_at_once: perhaps | line 3: collecting.refund_at_once | write true or false",
        "  collect_old_dues_on_binding: later | line 7: collecting.collect_old_dues_on_binding "
            + "| write at-once or ask",
        "  retries: { pauses_minutes: [], most_attempts: 4, jitter_percent: 0 } "
            + "| line 5: collecting.retries | pauses_minutes: write one pause or more",
        "  retries: { pauses_minutes: [9], most_attempts: 0, jitter_percent: 0 } "
            + "| line 5: collecting.retries | most_attempts: write a number from 1 to 50, not 0",
        "  retries: { pauses_minutes: [9], most_attempts: 1, jitter_percent: 101 } "
            + "| line 5: collecting.retries | jitter_percent: write a number from 0 to 100",
        "  stop: { after_refusals: 1, days_after_departure: 3 } | collecting.stop | codes",
        "  stop: { after_refusals: 0, codes: [], days_after_departure: 3 } "
            + "| collecting.stop | after_refusals: write a number from 1 to 500, not 0",
        "  quiet_hours: { from: \"22\", until: \"08:00\" } | line 4: collecting.quiet_hours.from "
            + "| 22",
        "  discount: 1 | collecting.discount | nothing is called so here"
      })
  void that_is_not_in_order_is_refused_naming_line_thing_and_what_to_do(
      String line, String place, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingPolicies.read("policy.yaml", Sample.with("  " + line)))
        .withMessageContaining("policy.yaml")
        .withMessageContaining(place)
        .withMessageContaining(words);
  }

  @Test
  void that_lacks_something_for_every_lot_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ReadingPolicies.read("p.yaml", Sample.with().replaceAll("  stop.*\n", "")))
        .withMessage("p.yaml: collecting: stop is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReadingPolicies.read(
                    "p.yaml", Sample.with() + "groups: [{ name: x, collecting: {} }]"))
        .withMessageContaining("group x: write the lots or the tariffs");
  }

  private static CollectingPolicy read(String line) {
    return ReadingPolicies.read("policy.yaml", Sample.with(line)).of("", "");
  }
}
