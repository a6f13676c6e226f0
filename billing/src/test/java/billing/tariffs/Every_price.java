package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever the tariff and the stay, the price keeps what every price must keep. Method: all
 * notices under vectors/tariffs, random stays from a seed, random rights.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Every_price {
  private static final long SEED = 20261126;
  private static final int STAYS = 400;
  private static final int MOST_DAYS = 12;
  private static final Instant SPRING = Instant.parse("2026-01-20T16:00:00Z");

  static List<Tariff> tariffs() throws IOException {
    List<Tariff> all = new ArrayList<>();
    for (var notice : Price_notices_of_many_cities.notices()) {
      all.addAll(Price_notices_of_many_cities.tariffs(notice).values());
    }
    return all;
  }

  private interface Check {
    void of(Stay stay, Rating rating);
  }

  private static void forRandomStays(Tariff tariff, Check check) {
    var random = new Random(SEED);
    for (int round = 0; round < STAYS; round++) {
      var entered = SPRING.plusSeconds(random.nextInt(200 * WallClock.DAY));
      int most = random.nextBoolean() ? 3 * 3600 : MOST_DAYS * WallClock.DAY;
      var left = entered.plusSeconds(random.nextInt(most));
      var kinds = tariff.vehicleClasses().stream().sorted().toList();
      var rights = tariff.rights().keySet().stream().filter(name -> random.nextInt(4) == 0);
      var kind = kinds.get(random.nextInt(kinds.size()));
      var stay = new Stay(entered, left, kind, rights.sorted().toList());
      check.of(stay, tariff.rate(stay));
    }
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void leaves_no_second_out_and_takes_none_twice(Tariff tariff) {
    forRandomStays(
        tariff,
        (stay, rating) -> {
          long reached = stay.entered().getEpochSecond();
          for (var line : rating.lines()) {
            assertThat(line.from()).as("%s of %s: %s", tariff.id(), stay, line).isEqualTo(reached);
            reached = line.until();
          }
          assertThat(reached).isEqualTo(stay.left().getEpochSecond());
        });
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void says_of_each_line_which_rule_made_it_and_why_in_two_languages(Tariff tariff) {
    forRandomStays(
        tariff,
        (stay, rating) ->
            assertThat(rating.lines())
                .allSatisfy(
                    line -> {
                      assertThat(line.rule()).matches("(zones|rights)\\..+");
                      assertThat(line.reason().english()).isNotBlank();
                      assertThat(line.reason().chinese()).matches("(?s).*\\p{IsHan}.*");
                    }));
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void never_exceeds_the_cap_of_any_day(Tariff tariff) {
    forRandomStays(
        tariff,
        (stay, rating) -> {
          var windows =
              new Windows(new WallClock(tariff.timeZone()), stay.entered().getEpochSecond());
          for (var most : tariff.rates().get(stay.vehicleClass()).caps()) {
            var sums = new java.util.TreeMap<Integer, Long>();
            var allowed = new java.util.TreeMap<Integer, Long>();
            for (var line : rating.lines()) {
              boolean isDay = most.cap().per() == Cap.Per.DAY;
              int window = isDay ? windows.dayOfStay(line.from()) : windows.hours24(line.from());
              sums.merge(window, line.amount().count(), Long::sum);
              var holds = most.days().find(windows.day(line.from())) == 0;
              allowed.put(window, holds ? most.cap().most(window).count() : Long.MAX_VALUE);
            }
            sums.forEach(
                (window, sum) ->
                    assertThat(sum)
                        .as("%s of %s, window %d", tariff.id(), stay, window)
                        .isLessThanOrEqualTo(allowed.get(window)));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void is_never_less_for_a_longer_stay(Tariff tariff) {
    var random = new Random(SEED);
    forRandomStays(
        tariff,
        (stay, rating) -> {
          var later = stay.left().plusSeconds(random.nextInt(4 * 3600));
          var longer = new Stay(stay.entered(), later, stay.vehicleClass(), stay.rights());
          assertThat(tariff.rate(longer).total())
              .as("%s: %s, then until %s", tariff.id(), stay, later)
              .isGreaterThanOrEqualTo(rating.total());
        });
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void is_never_more_with_a_right_than_without(Tariff tariff) {
    forRandomStays(
        tariff,
        (stay, rating) ->
            assertThat(rating.total())
                .as("%s of %s", tariff.id(), stay)
                .isLessThanOrEqualTo(
                    tariff
                        .rate(Stay.of(stay.entered(), stay.left(), stay.vehicleClass()))
                        .total()));
  }
}
