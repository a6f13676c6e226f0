package recognizer.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Small videos that FFmpeg makes for tests, ten frames a second, each brighter than the one before.
 */
final class Videos {
  static final int FRAMES = 10;

  private static final int STEP = 5;

  private Videos() {}

  /** Kinds of videos: container, codec and pixels as FFmpeg knows them. */
  enum Kind {
    H264("h264", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P),
    H264_IN_MP4("mp4", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P),
    H264_IN_TRANSPORT_STREAM("mpegts", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P),
    SINGLE_JPEGS("avi", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P),
    JPEGS_FOR_BROWSERS("mpjpeg", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P),
    RAW_NV12("nut", avcodec.AV_CODEC_ID_RAWVIDEO, avutil.AV_PIX_FMT_NV12),
    RAW_YUYV("nut", avcodec.AV_CODEC_ID_RAWVIDEO, avutil.AV_PIX_FMT_YUYV422),
    RAW_BGR("nut", avcodec.AV_CODEC_ID_RAWVIDEO, avutil.AV_PIX_FMT_BGR24);

    private final String format;
    private final int codec;
    private final int pixels;

    Kind(String format, int codec, int pixels) {
      this.format = format;
      this.codec = codec;
      this.pixels = pixels;
    }
  }

  /** Writes a video of ten frames. */
  static Path write(Path file, Kind kind, int width, int height) throws IOException {
    FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
    recorder.setFormat(kind.format);
    recorder.setVideoCodec(kind.codec);
    if (kind.codec == avcodec.AV_CODEC_ID_H264) {
      recorder.setVideoCodecName("libopenh264");
    }
    recorder.setPixelFormat(kind.pixels);
    recorder.setFrameRate(10);
    recorder.start();
    try (OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
      for (int i = 0; i < FRAMES; i++) {
        int more = STEP * i;
        try (Scalar colour = new Scalar(40 + more, 80 + more, 160 + more, 0);
            Mat picture = new Mat(height, width, opencv_core.CV_8UC3, colour)) {
          recorder.record(converter.convert(picture));
        }
      }
    }
    recorder.close();
    return file;
  }

  /** What is wanted of each frame of a source, in order, until its end. */
  static <T> List<T> each(FrameSource source, Function<Frame, T> wanted) throws IOException {
    List<T> all = new ArrayList<>();
    try (source) {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        try (Frame frame = next.get()) {
          all.add(wanted.apply(frame));
        }
      }
    }
    return all;
  }

  /** The picture's size, such as {@code 640x360}. */
  static String size(Frame frame) {
    return frame.picture().cols() + "x" + frame.picture().rows();
  }
}
