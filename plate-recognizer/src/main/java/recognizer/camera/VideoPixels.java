package recognizer.camera;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
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
    int stride = decoded.linesize(0);
    Shape shape = new Shape(decoded.width(), decoded.height(), stride, 1);
    ByteBuffer luma =
        new BytePointer(decoded.data(0)).capacity((long) stride * decoded.height()).asBuffer();
    return Pixels.cellMeans(luma, shape, columns, rows);
  }

  @Override
  public void close() {
    if (picture != null) {
      picture.close();
    }
  }

  /** Converts any pixel format to blue, green, red; kept for the life of a stream. */
  static final class Converter implements AutoCloseable {
    private SwsContext context;

    private Mat convert(AVFrame from) {
      Mat to = new Mat(from.height(), from.width(), opencv_core.CV_8UC3);
      context =
          sws_getCachedContext(
              context,
              from.width(),
              from.height(),
              from.format(),
              from.width(),
              from.height(),
              AV_PIX_FMT_BGR24,
              SWS_BILINEAR,
              (SwsFilter) null,
              null,
              (DoublePointer) null);
      try (PointerPointer<BytePointer> planes = new PointerPointer<>(1);
          IntPointer strides = new IntPointer(1)) {
        planes.put(0, to.data());
        strides.put(0, (int) to.step());
        sws_scale(context, from.data(), from.linesize(), 0, from.height(), planes, strides);
      }
      return to;
    }

    @Override
    public void close() {
      if (context != null) {
        org.bytedeco.ffmpeg.global.swscale.sws_freeContext(context);
        context = null;
      }
    }
  }
}
