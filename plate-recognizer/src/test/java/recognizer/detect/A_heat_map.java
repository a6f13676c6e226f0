package recognizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_heat_map {
  private static final int CELLS = 1600;
  private final float[] heat = new float[CELLS];
  private final float[] corners = new float[8 * CELLS];
  private final float[] colour = new float[6 * CELLS];
  private final float[] rows = new float[CELLS];

  /** A plate of 40 x 12 input pixels round the middle of a cell. */
  private void plate(int x, int y, double score) {
    int cell = y * 40 + x;
    heat[cell] = (float) score;
    float[] offsets = {-20, -6, 20, -6, 20, 6, -20, 6};
    for (int i = 0; i < 8; i++) {
      corners[i * CELLS + cell] = offsets[i];
    }
    colour[2 * CELLS + cell] = 0.9f;
    rows[cell] = 0.8f;
  }

  private List<PlateFound> found() {
    return new HeatMap(40, heat, corners, colour, rows).listPlates(0.3);
  }

  @Test
  void gives_corners_from_the_cells_middle() {
    plate(10, 20, 0.9);
    PlateFound plate = found().get(0);
    assertThat(plate.quad()).isEqualTo(Quad.of(64, 158, 104, 158, 104, 170, 64, 170));
    assertThat(plate.colour()).isEqualTo(PlateColour.YELLOW);
    assertThat(plate.rows()).isEqualTo(2);
  }

  @Test
  void gives_one_plate_for_neighbouring_cells_that_mean_the_same() {
    plate(10, 20, 0.9);
    plate(11, 20, 0.8);
    plate(12, 20, 0.85);
    assertThat(found()).extracting(PlateFound::score).containsExactly((double) 0.9f);
  }

  @Test
  void gives_plates_apart_best_first() {
    plate(5, 5, 0.5);
    plate(30, 30, 0.9);
    assertThat(found()).extracting(PlateFound::score).containsExactly((double) 0.9f, 0.5);
  }

  @Test
  void gives_nothing_below_the_threshold() {
    plate(10, 20, 0.29);
    assertThat(found()).isEmpty();
  }

  @Test
  void gives_nothing_whose_corners_are_inside_out() {
    plate(10, 20, 0.9);
    for (int i = 0; i < 8; i++) {
      corners[i * CELLS + 20 * 40 + 10] *= i % 2 == 0 ? -1 : 1;
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void refuses_an_output_of_another_shape() {
    assertThatThrownBy(() -> new HeatMap(40, new float[9], corners, colour, rows))
        .hasMessageContaining("40 columns");
  }

  @Test
  void of_a_frame_that_is_not_square_has_no_cells_beside_it() {
    assertThat(View.whole(1280, 720)).isEqualTo(new View(0, 0, 0.25, 320, 192));
    assertThat(View.whole(720, 1160)).isEqualTo(new View(0, 0, 320 / 1160.0, 224, 320));
    heat[21] = 0.9f;
    assertThat(new HeatMap(20, heat, corners, colour, rows).isPeak(21)).isTrue();
  }

  @Test
  void of_a_plate_cut_out_leaves_room_round_it() {
    assertThat(View.isPlateAlone(94, 24)).isTrue();
    assertThat(View.isPlateAlone(440, 140)).isTrue();
    assertThat(View.isPlateAlone(120, 60)).isTrue();
    assertThat(View.isPlateAlone(340, 225)).isFalse();
    assertThat(View.isPlateAlone(1280, 720)).isFalse();
    View alone = View.plateAlone(85, 25);
    assertThat(alone).isEqualTo(new View(-21.5, -19.5, 2, 256, 128));
  }

  @Test
  void seen_through_a_view_lies_where_the_view_looked() {
    View whole = View.whole(1280, 720);
    assertThat(whole.toPicture(Quad.of(0, 0, 320, 0, 320, 180, 0, 180)))
        .isEqualTo(Quad.of(0, 0, 1280, 0, 1280, 720, 0, 720));
    View close = View.closeUp(Quad.of(100, 100, 200, 100, 200, 130, 100, 130));
    assertThat(close).isEqualTo(new View(67, 74, 1.16, 192, 96));
  }
}
