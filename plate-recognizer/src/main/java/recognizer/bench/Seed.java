package recognizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Frame;
import recognizer.camera.VideoSource;

/**
 * A whole picture or clip of a car, from which damaged ones are made.
 *
 * @param ending of its file's name
 */
record Seed(String ending, boolean isClip, byte[] bytes) {
  private static final List<String> PICTURES = List.of(".jpg", ".png", ".bmp", ".webp", ".tif");
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int FRAMES = 12;

  /** Containers that cameras and their recorders use, by their endings and FFmpeg's names. */
  private enum Container {
    MP4(".mp4", "mp4", true),
    TRANSPORT_STREAM(".ts", "mpegts", true),
    MATROSKA(".mkv", "matroska", true),
    BARE(".h264", "h264", true),
    JPEGS(".avi", "avi", false),
    JPEGS_FOR_BROWSERS(".mjpg", "mpjpeg", false);

    private final String ending;
    private final String format;
    private final boolean isH264;

    Container(String ending, String format, boolean isH264) {
      this.ending = ending;
      this.format = format;
      this.isH264 = isH264;
    }
  }

  /** One of every kind; the folder is scratch. */
  static List<Seed> all(Path folder) throws IOException {
    Path drawn = folder.resolve("drawn.mp4");
    LaneClips.draw(drawn, List.of(LaneClips.car(0, "浙A0T001,blue,1")), 3, 2);
    List<Mat> frames = frames(drawn);
    List<Seed> seeds = new ArrayList<>();
    for (String ending : PICTURES) {
      seeds.add(new Seed(ending, false, picture(frames.get(FRAMES - 1), ending)));
    }
    for (Container container : Container.values()) {
      Path file = folder.resolve("whole" + container.ending);
      seeds.add(new Seed(container.ending, true, clip(file, container, frames)));
    }
    frames.forEach(Mat::close);
    return seeds;
  }

  private static List<Mat> frames(Path clip) throws IOException {
    List<Mat> frames = new ArrayList<>();
    try (VideoSource video = VideoSource.open(clip, Instant.EPOCH);
        Size size = new Size(WIDTH, HEIGHT)) {
      Optional<Frame> next = video.next();
      for (; next.isPresent() && frames.size() < FRAMES; next = video.next()) {
        try (Frame frame = next.get()) {
          Mat small = new Mat();
          opencv_imgproc.resize(frame.picture(), small, size);
          frames.add(small);
        }
      }
    }
    return frames;
  }

  private static byte[] picture(Mat picture, String ending) {
    try (BytePointer out = new BytePointer()) {
      opencv_imgcodecs.imencode(ending, picture, out);
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  private static byte[] clip(Path file, Container container, List<Mat> frames) throws IOException {
    FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT);
    recorder.setFormat(container.format);
    if (container.isH264) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
      recorder.setVideoCodecName("libopenh264");
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    } else {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ420P);
    }
    recorder.setFrameRate(10);
    recorder.setVideoBitrate(2_000_000);
    recorder.start();
    try (OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
      for (Mat frame : frames) {
        recorder.record(converter.convert(frame));
      }
    }
    recorder.close();
    return Files.readAllBytes(file);
  }
}
