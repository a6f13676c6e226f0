package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.money.Fen;
import billing.tariffs.Vehicle.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_Hangzhou_road_tariff {
  private static final Path VECTORS = Path.of("vectors/tariffs/hangzhou-road.txt");
  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");

  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private final PriceBook book = PriceBook.published();

  @Test
  void prices_every_visit_as_the_table_says() throws IOException {
    var visits = PriceTable.read(Files.readAllLines(VECTORS));
    assertThat(visits).hasSizeGreaterThan(3 * 14 + 30);
    assertThat(visits.stream().map(this::difference).filter(line -> !line.isEmpty())).isEmpty();
  }

  @Test
  void explains_each_part_of_a_mixed_visit_in_two_languages() {
    var rating = rate("core", "2026-11-24T18:00", "2026-11-25T09:00", "large");
    assertThat(rating.lines().stream().map(Rating.Line::amount))
        .containsExactly(Fen.fen(2000), Fen.fen(2400), Fen.fen(1000), Fen.fen(2000));
    assertThat(rating.lines().stream().map(line -> line.reason().english()))
        .containsExactly(
            "2026-11-24 day: 2 x 30 min at 10.00 yuan, large vehicle",
            "2026-11-24 day: 2 x 30 min at 12.00 yuan, large vehicle",
            "2026-11-24 night: 10.00 yuan per visit, large vehicle",
            "2026-11-25 day: 2 x 30 min at 10.00 yuan, large vehicle");
    assertThat(rating.lines().stream().map(line -> line.reason().chinese()))
        .containsExactly(
            "2026-11-24 日间：2个30分钟，每个10.00元，大型车",
            "2026-11-24 日间：2个30分钟，每个12.00元，大型车",
            "2026-11-24 夜间：每次10.00元，大型车",
            "2026-11-25 日间：2个30分钟，每个10.00元，大型车");
  }

  @Test
  void says_why_a_visit_is_free() {
    var lines = rate("second", "2026-11-24T08:00", "2026-11-24T08:15", "small").lines();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).amount()).isEqualTo(Fen.ZERO);
    assertThat(lines.get(0).reason().english()).isEqualTo("15 min: free up to 15 min");
    assertThat(lines.get(0).reason().chinese()).isEqualTo("15分钟：15分钟以内免费");
  }

  @Test
  void never_charges_less_for_staying_longer() {
    var random = new Random(20261124);
    for (int round = 0; round < 2_000; round++) {
      var entered = Instant.parse("2026-11-23T16:00:00Z").plusSeconds(random.nextInt(86_400));
      var left = entered.plusSeconds(random.nextInt(3 * 86_400));
      var later = left.plusSeconds(random.nextInt(7_200));
      var tariff = book.findTariff("hangzhou-road/core").orElseThrow().at(NOW);
      assertThat(tariff.rate(Stay.of(entered, later, "small")).total())
          .as("%s until %s, then %s", entered, left, later)
          .isGreaterThanOrEqualTo(tariff.rate(Stay.of(entered, left, "small")).total());
    }
  }

  @Test
  void tells_how_long_parking_is_free() {
    assertThat(book.findTariff("hangzhou-road/first").orElseThrow().at(NOW).freeFor(Colour.BLUE))
        .isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void refuses_a_range_that_is_turned_round_or_longer_than_a_year() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate("core", "2026-11-24T08:00", "2026-11-24T07:59", "small"))
        .withMessageContaining("cannot be priced");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate("core", "2026-11-24T08:00", "2027-12-24T08:00", "small"))
        .withMessageContaining("from 0 to 366 days");
  }

  @Test
  void refuses_a_class_that_the_notice_does_not_price() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate("core", "2026-11-24T08:00", "2026-11-24T09:00", "tram"))
        .withMessageContaining("'tram'")
        .withMessageContaining("[large, motorcycle, small]");
  }

  private String difference(PriceTable.Visit visit) {
    return Price_notices_of_many_cities.difference(
        book.findTariff("hangzhou-road/" + visit.zone()).orElseThrow().at(NOW), visit);
  }

  private Rating rate(String zone, String entered, String left, String vehicle) {
    var tariff = book.findTariff("hangzhou-road/" + zone).orElseThrow().at(NOW);
    return tariff.rate(Stay.of(at(entered), at(left), vehicle));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(HANGZHOU).toInstant();
  }
}
