package recognizer.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;

/** Frames of one video file or one connection to a camera, decoded on the calling thread. */
public final class VideoSource implements FrameSource {
  /** A camera that sends nothing for so long has disappeared. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** JavaCV puts FFmpeg's error number into its sentence. */
  private static final Pattern FFMPEG_ERROR = Pattern.compile("error (-?\\d+)");

  private final String name;
  private final FFmpegFrameGrabber grabber;
  private final VideoPixels.Converter converter = new VideoPixels.Converter();
  private final Instant start;
  private final long framesExpected;
  private long taken;
  private boolean ended;

  private VideoSource(String name, FFmpegFrameGrabber grabber, Instant start, boolean isFile) {
    this.name = name;
    this.grabber = grabber;
    this.start = start;
    this.framesExpected = isFile ? grabber.getLengthInVideoFrames() : 0;
  }

  /**
   * Opens a video file.
   *
   * @param start when its first frame was seen
   */
  public static VideoSource open(Path file, Instant start) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnreadableInput(file + ": there is no such readable file. Check the path.");
    }
    return open(file.toString(), start, true);
  }

  /** Opens a network stream; RTSP goes over TCP. */
  public static VideoSource open(String url, Instant start) throws IOException {
    return open(url, start, false);
  }

  private static VideoSource open(String name, Instant start, boolean isFile) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(name);
    grabber.setImageMode(FrameGrabber.ImageMode.RAW);
    grabber.setVideoOption("threads", "1");
    if (!isFile) {
      grabber.setOption("rtsp_transport", "tcp");
      grabber.setOption("timeout", String.valueOf(SILENCE_MAX.toNanos() / 1000));
    }
    try {
      grabber.start();
    } catch (FrameGrabber.Exception e) {
      releaseQuietly(grabber);
      String shown = Addresses.withoutSecrets(name);
      throw new UnreadableInput(isFile ? notAVideo(shown) : notDelivering(shown, e), e);
    }
    return new VideoSource(Addresses.withoutSecrets(name), grabber, start, isFile);
  }

  private static String notAVideo(String file) {
    return file
        + ": this is no video that can be opened (missing, cut off, or of an unknown kind)."
        + " Check the path and that the file was copied whole.";
  }

  private static String notDelivering(String camera, FrameGrabber.Exception cause) {
    Matcher code = FFMPEG_ERROR.matcher(String.valueOf(cause.getMessage()));
    String reason = code.find() ? reason(Integer.parseInt(code.group(1))) : "no reason given";
    return camera + " does not deliver: " + reason;
  }

  private static String reason(int ffmpegError) {
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(ffmpegError, text, text.length);
    return new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    try {
      var grabbed = grabber.grabImage();
      if (grabbed == null) {
        ended = true;
        refuseEarlyEnd();
        return Optional.empty();
      }
      Duration position = Duration.ofNanos(Math.max(0, grabbed.timestamp) * 1000);
      return Optional.of(
          new Frame(
              taken++,
              position,
              start.plus(position),
              new VideoPixels((AVFrame) grabbed.opaque, converter)));
    } catch (FrameGrabber.Exception e) {
      ended = true;
      throw new UnreadableInput(name + ": decoding stopped after " + taken + " frames.", e);
    }
  }

  /** Containers round their frame counts, so only a clear gap is called one. */
  private void refuseEarlyEnd() throws UnreadableInput {
    if (taken == 0 || taken < framesExpected - Math.max(2, framesExpected / 20)) {
      throw new UnreadableInput(
          name
              + ": the video ends after "
              + taken
              + " of "
              + framesExpected
              + " frames. It was cut off; copy or export it again.");
    }
  }

  @Override
  public void close() {
    converter.close();
    releaseQuietly(grabber);
  }

  private static void releaseQuietly(FFmpegFrameGrabber grabber) {
    try {
      grabber.release();
    } catch (FrameGrabber.Exception e) {
      System.getLogger(VideoSource.class.getName())
          .log(System.Logger.Level.DEBUG, "A decoder could not be released", e);
    }
  }
}
