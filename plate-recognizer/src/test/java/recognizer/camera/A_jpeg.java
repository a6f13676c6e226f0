package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_jpeg {
  /** Start, an APP1 segment with a whole thumbnail inside, a scan, data and the end. */
  private static final byte[] WHOLE =
      HexFormat.of().parseHex("ffd8" + "ffe10006ffd8ffd9" + "ffda0002" + "1122ff0033" + "ffd9");

  @Test
  void with_its_end_is_whole() {
    assertThat(Jpeg.isWhole(WHOLE)).isTrue();
  }

  @Test
  void cut_in_its_data_is_not_whole_although_its_thumbnail_is() {
    for (int length = 10; length < WHOLE.length; length++) {
      assertThat(Jpeg.isWhole(Arrays.copyOf(WHOLE, length))).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void is_not_what_other_files_are_judged_as() {
    assertThat(Jpeg.isWhole(new byte[] {'B', 'M', 0, 0, 0})).isTrue();
  }
}
