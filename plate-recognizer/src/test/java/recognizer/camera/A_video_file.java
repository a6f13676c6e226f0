package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_video_file {
  private static final int FRAMES = 10;
  @TempDir private Path folder;

  private Path clip(String name, String format, int codec, int width, int height)
      throws IOException {
    Path file = folder.resolve(name);
    FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
    recorder.setFormat(format);
    recorder.setVideoCodec(codec);
    if (codec == avcodec.AV_CODEC_ID_H264) {
      recorder.setVideoCodecName("libopenh264");
    }
    recorder.setPixelFormat(
        codec == avcodec.AV_CODEC_ID_MJPEG
            ? avutil.AV_PIX_FMT_YUVJ420P
            : avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(10);
    recorder.start();
    try (OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
        Mat picture = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(40, 80, 160, 0))) {
      for (int i = 0; i < FRAMES; i++) {
        recorder.record(converter.convert(picture));
      }
    }
    recorder.close();
    return file;
  }

  private static List<String> sizes(Path file) throws IOException {
    List<String> sizes = new ArrayList<>();
    MotionGate gate = new MotionGate(Region.WHOLE);
    try (VideoSource video = VideoSource.open(file, Instant.EPOCH)) {
      for (Optional<Frame> next = video.next(); next.isPresent(); next = video.next()) {
        try (Frame frame = next.get()) {
          gate.opensFor(frame);
          sizes.add(frame.picture().cols() + "x" + frame.picture().rows());
        }
      }
    }
    return sizes;
  }

  @Test
  void goes_on_when_its_pictures_change_size_in_the_middle() throws IOException {
    Path large = clip("a.h264", "h264", avcodec.AV_CODEC_ID_H264, 640, 360);
    Path small = clip("b.h264", "h264", avcodec.AV_CODEC_ID_H264, 320, 240);
    Path both = folder.resolve("both.h264");
    Files.write(both, Files.readAllBytes(large));
    Files.write(both, Files.readAllBytes(small), java.nio.file.StandardOpenOption.APPEND);
    List<String> sizes = sizes(both);
    assertThat(sizes).startsWith("640x360").endsWith("320x240").hasSizeGreaterThan(FRAMES);
  }

  @Test
  void of_single_jpegs_is_read_like_any_other() throws IOException {
    Path clip = clip("a.avi", "avi", avcodec.AV_CODEC_ID_MJPEG, 320, 240);
    assertThat(sizes(clip)).hasSize(FRAMES).containsOnly("320x240");
  }
}
