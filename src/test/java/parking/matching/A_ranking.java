package parking.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.plates.Plate;
import parking.plates.PlateColour;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_ranking {
  private static final Instant LEFT = Instant.parse("2026-11-02T18:00:00Z");

  private static Look look(String plate, double confidence, String... vehicle) {
    return new Look(
        Plate.of(plate),
        PlateColour.BLUE,
        (float) confidence,
        List.of(vehicle).stream().findFirst());
  }

  private static CarInside inside(int number, Look look, long hours) {
    return new CarInside(new UUID(0, number), look, LEFT.minus(Duration.ofHours(hours)));
  }

  private static List<Candidate> rank(Look exit, CarInside... inside) {
    return Matching.rank(exit, LEFT, List.of(inside), Priors.standard());
  }

  private static double none(Look exit, CarInside... inside) {
    return 1 - rank(exit, inside).stream().mapToDouble(Candidate::probability).sum();
  }

  @Test
  void of_an_empty_lot_is_empty() {
    assertThat(rank(look("浙A12345", 0.9))).isEmpty();
  }

  @Test
  void begins_with_the_likeliest() {
    var ranked =
        rank(
            look("浙AB8J2K", 0.9),
            inside(1, look("浙AM8J2K", 0.9), 2),
            inside(2, look("浙A88J2K", 0.9), 2),
            inside(3, look("浙A38J2K", 0.9), 2));
    assertThat(ranked).extracting(Candidate::session).startsWith(new UUID(0, 2), new UUID(0, 3));
    assertThat(ranked)
        .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
  }

  @Test
  void leaves_more_to_none_of_them_the_more_entries_are_missed() {
    var car = inside(1, look("浙A12346", 0.99), 2);
    var exit = look("浙A12345", 0.99);
    var few = Matching.rank(exit, LEFT, List.of(car), new Priors(0.001, Duration.ofDays(3)));
    var many = Matching.rank(exit, LEFT, List.of(car), new Priors(0.2, Duration.ofDays(3)));
    assertThat(few.get(0).probability()).isGreaterThan(many.get(0).probability());
  }

  @Test
  void is_less_sure_the_surer_the_cameras_were_of_different_plates() {
    assertThat(none(look("浙A12345", 0.999), inside(1, look("浙A12346", 0.999), 2)))
        .isGreaterThan(none(look("浙A12345", 0.7), inside(1, look("浙A12346", 0.7), 2)));
  }

  @Test
  void is_surer_of_a_car_that_looks_the_same() {
    var same = inside(1, look("浙A12346", 0.99, "white sedan"), 2);
    var other = inside(1, look("浙A12346", 0.99, "red lorry"), 2);
    var unseen = inside(1, look("浙A12346", 0.99), 2);
    var exit = look("浙A12345", 0.99, "white sedan");
    assertThat(none(exit, same)).isLessThan(none(exit, unseen));
    assertThat(none(exit, other)).isGreaterThan(none(exit, unseen));
  }

  @Test
  void is_less_sure_of_a_car_that_would_have_stayed_too_long() {
    var exit = look("浙A12345", 0.99);
    assertThat(none(exit, inside(1, look("浙A12346", 0.99), 80)))
        .isGreaterThan(5 * none(exit, inside(1, look("浙A12346", 0.99), 8)));
  }

  @Test
  void is_less_sure_where_a_fleet_is_at_home() {
    var car = inside(1, look("浙AB8J23", 0.9), 2);
    var fleet = inside(2, look("浙A54321", 0.9), 2);
    var sister = inside(3, look("浙A54322", 0.9), 2);
    var stranger = inside(3, look("浙A71322", 0.9), 2);
    var seen = look("浙AB8J25", 0.9);
    assertThat(none(seen, car, fleet, sister)).isGreaterThan(none(seen, car, fleet, stranger));
  }

  @Test
  void takes_shares_and_confidences_between_nought_and_one() {
    assertThatThrownBy(() -> look("浙A12345", 1.1)).hasMessageContaining("0 to 1, not 1.1");
    assertThatThrownBy(() -> look("浙A12345", Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Priors(0, Duration.ofDays(1))).hasMessageContaining("not 0.0");
    assertThatThrownBy(() -> new Priors(0.1, Duration.ZERO)).hasMessageContaining("not PT0S");
  }

  @Test
  void accepts_any_text_that_a_plate_may_have() {
    var exit = new Look(new Plate("?".repeat(16)), PlateColour.UNKNOWN, 0, Optional.of("x"));
    assertThat(rank(exit, inside(1, exit, 2), inside(2, look("浙", 1), 2))).isNotNull();
  }
}
