package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import recognizer.camera.Videos.Kind;

/** Decoders in software deliver YUV420P, those on hardware NV12, cameras at a cable YUYV. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Pixels_of_decoders {
  /** What FFmpeg makes of the first picture of {@link Videos}: 0.11 B + 0.59 G + 0.30 R. */
  private static final int LUMA = 99;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RAW_NV12", "RAW_YUYV", "RAW_BGR", "H264_IN_MP4", "SINGLE_JPEGS"})
  void become_the_colours_that_were_filmed(Kind kind) throws IOException {
    Path clip = Videos.write(folder.resolve("a"), kind, 320, 240);
    List<int[]> colours =
        Videos.each(
            VideoSource.open(clip, Instant.EPOCH), frame -> colour(frame.picture(), 100, 300));
    assertThat(colours).hasSize(Videos.FRAMES);
    assertThat(colours.get(0)[0]).isCloseTo(40, within(4));
    assertThat(colours.get(0)[1]).isCloseTo(80, within(4));
    assertThat(colours.get(0)[2]).isCloseTo(160, within(4));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RAW_NV12", "RAW_YUYV", "RAW_BGR", "H264_IN_MP4"})
  void tell_how_bright_every_part_of_the_picture_is(Kind kind) throws IOException {
    Path clip = Videos.write(folder.resolve("a"), kind, 320, 240);
    List<int[]> brightness =
        Videos.each(VideoSource.open(clip, Instant.EPOCH), frame -> frame.brightness(4, 3));
    for (int cell : brightness.get(0)) {
      assertThat(cell).isCloseTo(LUMA, within(20));
    }
    assertThat(brightness.get(9)[11]).isGreaterThan(brightness.get(0)[11]);
  }

  /** Many cameras use all 256 levels of luma; software says so by its pixel format, NV12 cannot. */
  @Test
  void are_as_light_from_hardware_as_from_software_when_all_levels_are_used() {
    int[] software = colourOf(avutil.AV_PIX_FMT_YUVJ420P, 250, true);
    int[] hardware = colourOf(avutil.AV_PIX_FMT_NV12, 250, true);
    assertThat(hardware).isEqualTo(software);
    assertThat(hardware[1]).isCloseTo(250, within(2));
    assertThat(colourOf(avutil.AV_PIX_FMT_NV12, 235, false)[1]).isCloseTo(255, within(2));
  }

  /** Hardware delivers P010 for videos of ten bits: two bytes, the upper ten bits of them used. */
  @Test
  void of_more_than_eight_bits_are_converted_first() {
    AVFrame frame = frame(avutil.AV_PIX_FMT_P010LE, false);
    fill(frame, 0, 48, 120);
    fill(frame, 1, 24, 128);
    try (VideoPixels.Converter converter = new VideoPixels.Converter();
        VideoPixels pixels = new VideoPixels(frame, converter)) {
      int green = colour(pixels.colour(), 20, 30)[1];
      assertThat(green).isCloseTo((120 - 16) * 255 / 219, within(3));
      assertThat(pixels.brightness(4, 3)).containsOnly(green);
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  /** FFmpeg writes behind pictures of odd widths; what lies there must be the picture's own. */
  @ParameterizedTest
  @ValueSource(ints = {avutil.AV_PIX_FMT_YUV420P, avutil.AV_PIX_FMT_NV12})
  void of_any_width_are_converted_within_their_own_memory(int format) {
    for (int width = 1; width <= 130; width++) {
      AVFrame frame = frame(format, false, width, 2);
      try (VideoPixels.Converter converter = new VideoPixels.Converter();
          Mat room = VideoPixels.Converter.roomFor(width, 2)) {
        byte[] bytes = new byte[(int) (room.total() * room.elemSize())];
        room.data().put(bytes);
        fill(frame, 0, 2, 200);
        converter.convert(frame, room);
        room.data().get(bytes);
        int last = bytes.length - 1;
        while (bytes[last] == 0) {
          last--;
        }
        assertThat(last).as("width %d", width).isBetween(width * 3, bytes.length - 64);
      } finally {
        avutil.av_frame_free(frame);
      }
    }
  }

  private static AVFrame frame(int format, boolean isFullRange) {
    return frame(format, isFullRange, 64, 48);
  }

  private static AVFrame frame(int format, boolean isFullRange, int width, int height) {
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(format).width(width).height(height);
    frame.color_range(isFullRange ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
    avutil.av_frame_get_buffer(frame, 0);
    return frame;
  }

  private static int[] colourOf(int format, int luma, boolean isFullRange) {
    AVFrame frame = frame(format, isFullRange);
    boolean isTogether = format == avutil.AV_PIX_FMT_NV12;
    fill(frame, 0, 48, luma);
    fill(frame, 1, 24, 128);
    if (!isTogether) {
      fill(frame, 2, 24, 128);
    }
    try (VideoPixels.Converter converter = new VideoPixels.Converter();
        VideoPixels pixels = new VideoPixels(frame, converter)) {
      return colour(pixels.colour(), 20, 30);
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  private static void fill(AVFrame frame, int plane, int rows, int value) {
    byte[] bytes = new byte[frame.linesize(plane) * rows];
    java.util.Arrays.fill(bytes, (byte) value);
    frame.data(plane).put(bytes);
  }

  private static int[] colour(Mat picture, int row, int column) {
    byte[] pixel = new byte[3];
    picture.ptr(row, column).get(pixel);
    return new int[] {pixel[0] & 0xff, pixel[1] & 0xff, pixel[2] & 0xff};
  }
}
