package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_pictures_size {
  @TempDir private Path folder;

  private static byte[] picture(String kind, int type) {
    try (Mat picture = new Mat(70, 130, type, new Scalar(90, 120, 200, 0));
        BytePointer out = new BytePointer()) {
      opencv_imgcodecs.imencode(kind, picture, out);
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".bmp", ".webp", ".tif"})
  void is_told_by_its_header(String kind) {
    assertThat(PictureSize.of(picture(kind, opencv_core.CV_8UC3)))
        .contains(new PictureSize(130, 70));
  }

  @Test
  void is_unknown_for_other_bytes_and_for_too_few() {
    assertThat(PictureSize.of("just words".getBytes())).isEmpty();
    assertThat(PictureSize.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'})).isEmpty();
    assertThat(PictureSize.of(new byte[0])).isEmpty();
  }

  @Test
  void is_held_against_the_limit_before_anything_is_decoded() throws IOException {
    byte[] png = picture(".png", opencv_core.CV_8UC3);
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    Path bomb = Files.write(folder.resolve("bomb.png"), png);
    assertThatThrownBy(() -> PictureFiles.load(bomb))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("60000 x 60000 pixels is too large");
  }

  @Test
  void of_sixteen_bits_or_one_channel_is_read_as_eight_bits_of_three() throws IOException {
    for (int type : new int[] {opencv_core.CV_16UC3, opencv_core.CV_8UC1, opencv_core.CV_8UC4}) {
      Path file = Files.write(folder.resolve("a.png"), picture(".png", type));
      try (Mat loaded = PictureFiles.load(file)) {
        assertThat(loaded.type()).isEqualTo(opencv_core.CV_8UC3);
        assertThat(loaded.cols()).isEqualTo(130);
      }
    }
  }

  @Test
  void is_that_of_the_picture_as_it_was_held() throws IOException {
    byte[] jpeg = picture(".jpg", opencv_core.CV_8UC3);
    byte[] turned = new byte[jpeg.length + 36];
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe10022"
                    + "457869660000"
                    + "4d4d002a00000008"
                    + "0001011200030000000100060000"
                    + "00000000");
    System.arraycopy(jpeg, 0, turned, 0, 2);
    System.arraycopy(exif, 0, turned, 2, exif.length);
    System.arraycopy(jpeg, 2, turned, 2 + exif.length, jpeg.length - 2);
    try (Mat loaded = PictureFiles.load(Files.write(folder.resolve("turned.jpg"), turned))) {
      assertThat(loaded.cols()).isEqualTo(70);
      assertThat(loaded.rows()).isEqualTo(130);
    }
  }
}
