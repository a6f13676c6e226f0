package recognizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_quad {
  private static final Quad SQUARE = Quad.of(0, 0, 10, 0, 10, 10, 0, 10);

  @Test
  void overlaps_itself_wholly() {
    assertThat(SQUARE.overlapWith(SQUARE)).isCloseTo(1, within(1e-9));
  }

  @Test
  void overlaps_its_half_shifted_copy_by_a_third() {
    Quad shifted = Quad.of(5, 0, 15, 0, 15, 10, 5, 10);
    assertThat(SQUARE.overlapWith(shifted)).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void overlaps_a_diamond_inside_it_by_half() {
    Quad diamond = Quad.of(5, 0, 10, 5, 5, 10, 0, 5);
    assertThat(SQUARE.overlapWith(diamond)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void does_not_overlap_what_lies_beside_it() {
    assertThat(SQUARE.overlapWith(Quad.of(20, 0, 30, 0, 30, 10, 20, 10))).isZero();
  }

  @Test
  void knows_its_size() {
    Quad quad = Quad.of(0, 0, 12, 0, 10, 4, 2, 4);
    assertThat(quad.width()).isEqualTo(10);
    assertThat(quad.area()).isEqualTo(40);
    assertThat(quad.scaled(2).area()).isEqualTo(160);
  }
}
