package parking.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Cars_that_have_probably_left {
  private static final double NEARLY = 0.0001;

  /** Nine of ten visits last an hour, the tenth a night; one of a hundred is never seen to end. */
  private final Experience shops = new Experience(Map.of(2, 891L, 24, 99L), 10, 0);

  @Test
  void have_stayed_for_longer_than_most_cars_do() {
    assertThat(shops.gone(0)).isZero();
    assertThat(shops.gone(2)).isZero();
    assertThat(shops.gone(3)).isCloseTo(0.009 / 0.109, within(NEARLY));
    assertThat(shops.gone(24)).isEqualTo(shops.gone(3));
    assertThat(shops.gone(25)).isEqualTo(1);
  }

  @Test
  void are_told_as_whole_cars() {
    assertThat(shops.goneOf(Map.of(1, 40L, 10, 20L, 30, 3L), Optional.empty())).isEqualTo(5);
    assertThat(shops.goneOf(Map.of(), Optional.empty())).isZero();
  }

  @Test
  void were_not_counted_when_a_person_counted() {
    assertThat(shops.goneOf(Map.of(30, 3L), Optional.of(0))).isZero();
    assertThat(shops.goneOf(Map.of(30, 3L), Optional.of(4))).isZero();
    assertThat(shops.goneOf(Map.of(30, 3L), Optional.of(10))).isEqualTo(3);
    assertThat(shops.goneOf(Map.of(30, 3L), Optional.of(40))).isEqualTo(3);
  }

  @Test
  void were_taken_off_already_if_they_left_unread() {
    var half = new Experience(Map.of(2, 990L), 10, 5);
    assertThat(half.gone(3)).isEqualTo(0.5);
    var all = new Experience(Map.of(2, 990L), 10, 12);
    assertThat(all.gone(3)).isZero();
  }

  @Test
  void are_none_where_every_exit_is_seen_or_too_little_is_known() {
    assertThat(new Experience(Map.of(2, 990L), 0, 0).gone(100)).isZero();
    assertThat(new Experience(Map.of(2, 99L), 1, 0).gone(100)).isZero();
    assertThat(new Experience(Map.of(), 0, 0).gone(100)).isZero();
  }
}
