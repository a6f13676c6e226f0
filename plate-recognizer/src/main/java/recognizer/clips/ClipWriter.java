package recognizer.clips;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes frames as H.264 in an MP4 file. */
final class ClipWriter implements AutoCloseable {
  static final int FRAMES_PER_SECOND = 10;
  private static final int BITS_PER_SECOND = 5_000_000;
  private final FFmpegFrameRecorder recorder;
  private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();

  ClipWriter(Path file) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    recorder = new FFmpegFrameRecorder(file.toFile(), LaneCamera.WIDTH, LaneCamera.HEIGHT);
    recorder.setFormat("mp4");
    recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
    recorder.setVideoCodecName("libopenh264");
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(FRAMES_PER_SECOND);
    recorder.setVideoBitrate(BITS_PER_SECOND);
    recorder.setGopSize(2 * FRAMES_PER_SECOND);
    recorder.setOption("movflags", "faststart");
    try {
      recorder.start();
    } catch (FrameRecorder.Exception e) {
      throw new IOException(file + ": the clip cannot be written. Check folder and disk.", e);
    }
  }

  void write(Mat frame) throws IOException {
    recorder.record(converter.convert(frame));
  }

  @Override
  public void close() throws IOException {
    recorder.close();
    converter.close();
  }
}
