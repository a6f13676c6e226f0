package recognizer.camera;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pixels of a decoded video frame. Brightness comes straight from the luma plane; colours are
 * converted only when a frame is worth looking at, which most are not.
 */
final class VideoPixels implements Pixels {
  private static final long NO_LUMA =
      avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_BITSTREAM;

  /** Contrast and saturation as they are, in 65536ths. */
  private static final int ONE = 1 << 16;

  private final AVFrame decoded;
  private final Converter converter;
  private Mat picture;

  VideoPixels(AVFrame decoded, Converter converter) {
    this.decoded = decoded;
    this.converter = converter;
  }

  @Override
  public Mat colour() {
    if (picture == null) {
      picture = converter.convert(decoded);
    }
    return picture;
  }

  @Override
  public int[] brightness(int columns, int rows) {
    Optional<Shape> shape = lumaShape();
    if (shape.isEmpty()) {
      return new MatPixels(colour()).brightness(columns, rows);
    }
    long size = (long) shape.get().stride() * decoded.height();
    ByteBuffer luma = new BytePointer(decoded.data(0)).capacity(size).asBuffer();
    return Pixels.cellMeans(luma, shape.get(), columns, rows);
  }

  /**
   * How luma lies in the first plane, alone as in YUV420P and NV12 or among colours as in YUYV;
   * empty when it does not lie there in bytes.
   */
  private Optional<Shape> lumaShape() {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(decoded.format());
    AVComponentDescriptor first = format.comp(0);
    boolean isLuma = (format.flags() & NO_LUMA) == 0 && first.plane() == 0 && first.offset() == 0;
    boolean isBytes = first.depth() == 8 && decoded.linesize(0) > 0;
    return isLuma && isBytes
        ? Optional.of(
            new Shape(decoded.width(), decoded.height(), decoded.linesize(0), first.step()))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (picture != null) {
      picture.close();
    }
  }

  /** Converts any pixel format to blue, green, red; kept for the life of a stream. */
  static final class Converter implements AutoCloseable {
    /**
     * FFmpeg writes in whole vector registers: behind a picture whose width is no multiple of 16 up
     * to 45 bytes, by measurement.
     */
    static final int SPARE_BYTES = 256;

    private SwsContext context;
    private Kind kind;

    /** What a context was made for: sides in pixels, pixel format, luma from 0 or from 16. */
    private record Kind(int width, int height, int format, boolean isFullRange) {}

    private Mat convert(AVFrame from) {
      try (Mat room = roomFor(from.width(), from.height())) {
        convert(from, room);
        return room.rowRange(0, from.height()); // shares the room and keeps it
      }
    }

    /** Rows for a picture and, below it, {@link #SPARE_BYTES} and more. */
    static Mat roomFor(int width, int height) {
      int row = width * 3;
      return new Mat(height + (SPARE_BYTES + row - 1) / row, width, opencv_core.CV_8UC3);
    }

    void convert(AVFrame from, Mat to) {
      prepare(from);
      try (PointerPointer<BytePointer> planes = new PointerPointer<>(1);
          IntPointer strides = new IntPointer(1)) {
        planes.put(0, to.data());
        strides.put(0, (int) to.step());
        sws_scale(context, from.data(), from.linesize(), 0, from.height(), planes, strides);
      }
    }

    /** A context is made anew only when frames change, for that takes longer than a frame. */
    private void prepare(AVFrame from) {
      boolean isFullRange = from.color_range() == avutil.AVCOL_RANGE_JPEG;
      Kind wanted = new Kind(from.width(), from.height(), from.format(), isFullRange);
      if (wanted.equals(kind)) {
        return;
      }
      close();
      context =
          sws_getContext(
              from.width(),
              from.height(),
              from.format(),
              from.width(),
              from.height(),
              AV_PIX_FMT_BGR24,
              SWS_BILINEAR,
              null,
              null,
              (DoublePointer) null);
      if (isFullRange) {
        IntPointer usual = sws_getCoefficients(SWS_CS_DEFAULT);
        sws_setColorspaceDetails(context, usual, 1, usual, 0, 0, ONE, ONE);
      }
      kind = wanted;
    }

    @Override
    public void close() {
      if (context != null) {
        sws_freeContext(context);
        context = null;
        kind = null;
      }
    }
  }
}
