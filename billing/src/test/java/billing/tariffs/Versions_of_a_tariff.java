package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.money.Fen;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  void say_what_a_visit_costs_whose_end_nobody_saw() {
    var entered = at("2026-05-01T08:00");
    var seen = at("2026-05-01T11:00");
    assertThat(
            Stream.of("costs_nothing", "costs_the_shortest_visit", "ends_when_last_seen")
                .map(choice -> tariff("2026-01-01", choice, "at_entry", 200))
                .map(tariff -> tariff.rateUnknownExit(entered, seen, "car").total().count()))
        .containsExactly(0L, 200L, 600L);
  }

  @Test
  void take_a_car_that_comes_back_soon_for_the_same_visit() {
    var tariff = tariff("2026-01-01", "costs_nothing", "at_entry", 200);
    var first = stay("2026-05-01T08:00", "2026-05-01T08:50");
    assertThat(tariff.rate(first).total()).isEqualTo(Fen.fen(200));
    var soon = stay("2026-05-01T09:05", "2026-05-01T10:30");
    var rating = tariff.rateReturn(first, Fen.fen(200), soon).orElseThrow();
    assertThat(rating.total()).as("08:00 to 10:30, less 2 yuan").isEqualTo(Fen.fen(400));
    assertThat(rating.lines().get(0).reason().english()).contains("charged with the visit before");
    var later = stay("2026-05-01T09:06", "2026-05-01T10:30");
    assertThat(tariff.rateReturn(first, Fen.fen(200), later)).isEmpty();
  }
}
