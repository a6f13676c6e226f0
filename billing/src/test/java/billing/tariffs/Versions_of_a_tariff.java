package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.money.Fen;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Versions_of_a_tariff {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String NOTICE =
      """
      notice:
        family: town
        title: Town
        title_zh: 某镇
        sources: [made up]
        effective_from: %s
      time_zone: Asia/Shanghai
      choices:
        seconds: are_dropped
        parts: cut_units
        counting: in_each_part
        caps: before_rights
        reentry_minutes: 15
        unknown_exit: %s
        version: %s
      vehicles: { car: { name: car, name_zh: 汽车 } }
      zones:
        centre:
          title: Centre
          title_zh: 中心
          rates:
            car:
              free: { minutes: 30, as: threshold, per: visit }
              days:
                - on: [any_day]
                  periods:
                    - name: all day
                      name_zh: 全天
                      from: "00:00"
                      until: "00:00"
                      price:
                        units:
                          incomplete: counts
                          tolerance_minutes: 0
                          steps: [{ minutes: 60, fen: %d }]
      """;

  private static Tariff tariff(String from, String unknownExit, String version, int fen) {
    var yaml = NOTICE.formatted(from, unknownExit, version, fen);
    return ReadingNotices.read("town.yaml", yaml, Map.of()).get(0);
  }

  private static Versions versions(String version) {
    return new Versions(
        List.of(
            tariff("2026-03-01", "costs_nothing", version, 300),
            tariff("2026-01-01", "costs_nothing", version, 200)));
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(CHINA).toInstant();
  }

  private static Stay stay(String entered, String left) {
    return Stay.of(at(entered), at(left), "car");
  }

  /** The notice has one class, so every vehicle is of it. */
  private static VehicleStay visit(String entered, String left) {
    var vehicle = Vehicle.of("blue", "small");
    return VehicleStay.of(at(entered), at(left), vehicle);
  }

  private static List<Long> fen(Rating rating) {
    return rating.lines().stream().map(line -> line.amount().count()).toList();
  }

  @Test
  void hold_from_their_first_day_on() {
    var both = versions("at_entry");
    assertThat(fen(both.rate(visit("2026-02-28T08:00", "2026-02-28T10:00")))).containsExactly(400L);
    assertThat(fen(both.rate(visit("2026-03-01T08:00", "2026-03-01T10:00")))).containsExactly(600L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.rate(visit("2025-12-31T23:59", "2026-01-01T10:00")))
        .withMessageContaining("town/centre was not in force at 2025-12-31T15:59:00Z, only from");
  }

  @Test
  void price_a_stay_across_their_change_by_the_one_at_the_entry() {
    var rating = versions("at_entry").rate(visit("2026-02-28T22:00", "2026-03-01T02:00"));
    assertThat(fen(rating)).containsExactly(800L);
  }

  @Test
  void price_a_stay_across_their_change_each_for_its_time_where_they_say_so() {
    var both = versions("at_time_of_use");
    assertThat(fen(both.rate(visit("2026-02-28T22:00", "2026-03-01T02:00"))))
        .containsExactly(400L, 600L);
    assertThat(fen(both.rate(visit("2026-02-28T23:50", "2026-03-01T00:20")))).containsExactly(0L);
    assertThat(fen(both.rate(visit("2026-02-28T23:50", "2026-03-01T00:30"))))
        .as("free minutes are given once")
        .containsExactly(0L, 300L);
    assertThat(fen(both.rate(visit("2026-03-02T08:00", "2026-03-02T09:00")))).containsExactly(300L);
  }

  @Test
  void have_a_first_day_each_of_its_own() {
    var one = tariff("2026-01-01", "costs_nothing", "at_entry", 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Versions(List.of(one, one)))
        .withMessageContaining("two versions of tariff town/centre come into force at");
    var draft =
        NOTICE.replace("  effective_from: %s\n", "").formatted("costs_nothing", "at_entry", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceBook(ReadingNotices.read("town.yaml", draft, Map.of())))
        .withMessageContaining("town/centre cannot be published without notice.effective_from");
  }

  @Test
  void say_when_a_visit_ended_whose_end_nobody_saw() {
    var seen = visit("2026-05-01T08:00", "2026-05-01T11:00");
    assertThat(tariff("2026-01-01", "costs_nothing", "at_entry", 200).endUnseen(seen)).isEmpty();
    assertThat(tariff("2026-01-01", "costs_the_shortest_visit", "at_entry", 200).endUnseen(seen))
        .as("30 minutes are free")
        .hasValue(at("2026-05-01T08:31"));
    assertThat(tariff("2026-01-01", "ends_when_last_seen", "at_entry", 200).endUnseen(seen))
        .hasValue(at("2026-05-01T11:00"));
  }

  private static ChargedStay charged(String entered, String left, int fen) {
    return new ChargedStay(at(entered), at(left), Fen.fen(fen));
  }

  /** Two yuan an hour; whoever comes back within 15 minutes goes on with the visit. */
  private static Rating rateBeside(VehicleStay stay, ChargedStay... others) {
    return new Versions(List.of(tariff("2026-01-01", "costs_nothing", "at_entry", 200)))
        .rate(stay, List.of(others));
  }

  @Test
  void take_a_car_that_comes_back_soon_for_the_same_visit() {
    var first = charged("2026-05-01T08:00", "2026-05-01T09:01", 400);
    var soon = rateBeside(visit("2026-05-01T09:16", "2026-05-01T10:20"), first);
    assertThat(soon.total()).as("08:00 to 10:20 is 6 yuan, 4 less").isEqualTo(Fen.fen(200));
    assertThat(soon.lines().get(0).reason().english())
        .contains("charged with the visit before or after it");
    assertThat(soon.lines().get(0).rule()).isEqualTo("choices.reentry_minutes");

    var later = rateBeside(visit("2026-05-01T09:17", "2026-05-01T10:20"), first);
    assertThat(later.total()).as("an hour and three minutes").isEqualTo(Fen.fen(400));
  }

  @Test
  void charge_a_return_at_most_as_a_visit_of_its_own() {
    var first = charged("2026-05-01T08:00", "2026-05-01T08:20", 0);
    assertThat(fen(rateBeside(visit("2026-05-01T08:30", "2026-05-01T08:50"), first)))
        .as("the whole would cost 2 yuan, the return by itself is free")
        .containsExactly(0L);
  }

  @Test
  void join_all_stays_between_which_a_car_was_away_for_a_short_time() {
    var first = charged("2026-05-01T08:00", "2026-05-01T09:01", 400);
    var second = charged("2026-05-01T09:05", "2026-05-01T09:15", 0);
    var third = visit("2026-05-01T09:20", "2026-05-01T09:55");
    assertThat(rateBeside(third).total()).isEqualTo(Fen.fen(200));
    assertThat(rateBeside(third, second).total()).isEqualTo(Fen.fen(200));
    assertThat(rateBeside(third, second, first).total())
        .as("two hours from 08:00 are charged")
        .isEqualTo(Fen.ZERO);
    var apart = charged("2026-05-01T10:11", "2026-05-01T12:11", 400);
    var over = charged("2026-05-01T09:10", "2026-05-01T09:30", 400);
    assertThat(rateBeside(third, over, apart).total())
        .as("one is too long after it, one at the same time")
        .isEqualTo(Fen.fen(200));
  }

  @Test
  void charge_the_first_of_two_stays_less_when_it_is_told_after_the_second() {
    var second = charged("2026-05-01T09:05", "2026-05-01T09:55", 200);
    var first = rateBeside(visit("2026-05-01T08:00", "2026-05-01T09:01"), second);
    assertThat(first.total()).as("08:00 to 09:55 is 4 yuan, 2 less").isEqualTo(Fen.fen(200));
  }

  @Test
  void join_no_stays_that_together_are_too_long_to_be_priced() {
    var first = charged("2026-01-02T08:00", "2026-12-31T08:00", 100);
    var second = visit("2026-12-31T08:10", "2027-01-20T08:10");
    assertThat(rateBeside(second, first).total()).isEqualTo(rateBeside(second).total());
  }

  @Test
  void join_no_stays_unless_they_say_so() {
    var never =
        ReadingNotices.read(
                "town.yaml",
                NOTICE
                    .formatted("2026-01-01", "costs_nothing", "at_entry", 200)
                    .replace("reentry_minutes: 15", "reentry_minutes: 0"),
                Map.of())
            .get(0);
    var first = charged("2026-05-01T08:00", "2026-05-01T09:01", 400);
    var soon = visit("2026-05-01T09:01", "2026-05-01T09:55");
    assertThat(new Versions(List.of(never)).rate(soon, List.of(first)).total())
        .isEqualTo(Fen.fen(200));
  }

  /** Stays of a car that is away for at most 15 minutes between them, in order. */
  private static List<VehicleStay> randomStays(Random random) {
    List<VehicleStay> stays = new ArrayList<>();
    var entered = at("2026-05-01T08:00");
    for (int i = 0; i < 4; i++) {
      var left = entered.plusSeconds(60L * random.nextInt(150));
      stays.add(VehicleStay.of(entered, left, Vehicle.of("blue", "small")));
      entered = left.plusSeconds(60L * random.nextInt(16));
    }
    return stays;
  }

  /** What stays cost in all that are charged one after the other. */
  private static long sum(List<VehicleStay> told) {
    List<ChargedStay> charged = new ArrayList<>();
    for (var stay : told) {
      var price = rateBeside(stay, charged.toArray(ChargedStay[]::new)).total();
      charged.add(new ChargedStay(stay.entered(), stay.left(), price));
    }
    return charged.stream().mapToLong(it -> it.charged().count()).sum();
  }

  @Test
  void charge_stays_together_no_more_than_each_by_itself_nor_in_order_than_the_whole() {
    var random = new Random(20261126);
    for (int round = 0; round < 500; round++) {
      var stays = randomStays(random);
      var whole =
          VehicleStay.of(stays.get(0).entered(), stays.get(3).left(), stays.get(0).vehicle());
      assertThat(sum(stays)).isLessThanOrEqualTo(rateBeside(whole).total().count());
      long alone = stays.stream().mapToLong(stay -> rateBeside(stay).total().count()).sum();
      Collections.shuffle(stays, random);
      assertThat(sum(stays)).as("%s", stays).isLessThanOrEqualTo(alone);
    }
  }
}
