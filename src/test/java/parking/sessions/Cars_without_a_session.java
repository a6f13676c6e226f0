package parking.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Cars_without_a_session {
  private final UnreadCars cars = new UnreadCars();

  @Test
  void are_counted_in_and_out() {
    cars.came("");
    cars.came("");
    cars.left("");
    assertThat(cars.after("", 5)).isEqualTo(6);
    assertThat(cars.zones()).containsExactly("");
  }

  @Test
  void left_before_the_visit_of_theirs_was_given_up() {
    cars.lapsed("");
    assertThat(cars.after("", -2)).isEqualTo(-1);
    assertThat(cars.after("", 0)).isZero();
    assertThat(cars.after("", 3)).isEqualTo(3);
  }

  @Test
  void come_to_light_when_they_leave() {
    cars.orphaned("");
    assertThat(cars.after("", 2)).isEqualTo(1);
    assertThat(cars.after("", 0)).isZero();
    assertThat(cars.after("", -3)).isEqualTo(-3);
  }

  @Test
  void are_counted_in_the_order_in_which_things_happen() {
    cars.lapsed("");
    cars.left("");
    assertThat(cars.after("", 0)).isEqualTo(-1);
  }
}
