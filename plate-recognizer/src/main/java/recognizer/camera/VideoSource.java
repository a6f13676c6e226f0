package recognizer.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Frames of one video file or one connection to a camera. */
public final class VideoSource implements FrameSource {
  /** A camera that sends nothing for so long has disappeared. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** A recording may have gaps where nothing moved. */
  private static final Duration GAP_MAX = Duration.ofHours(1);

  /**
   * RTSP over TCP, and no wait for twenty frames to learn their rate, which nobody asks for: at ten
   * frames a second the first picture is there 1.7 s sooner.
   */
  private static final Map<String, String> CONNECTION =
      Map.of(
          "rtsp_transport",
          "tcp",
          "timeout",
          String.valueOf(SILENCE_MAX.toNanos() / 1000),
          "fpsprobesize",
          "0");

  private final String name;
  private final VideoInput input;
  private final VideoDecoder decoder;
  private final VideoPixels.Converter converter = new VideoPixels.Converter();
  private final Instant start;
  private final boolean isFile;
  private final Timeline timeline;
  private final long opened = DeviceClock.ticks();
  private long taken;
  private boolean ended;

  private VideoSource(
      String name, VideoInput input, VideoDecoder decoder, Instant start, boolean isFile) {
    this.name = name;
    this.input = input;
    this.decoder = decoder;
    this.start = start;
    this.isFile = isFile;
    this.timeline = new Timeline(isFile ? GAP_MAX : SILENCE_MAX);
  }

  /**
   * Opens a video file, to be decoded in software.
   *
   * @param start when its first frame was seen
   */
  public static VideoSource open(Path file, Instant start) throws IOException {
    return open(file, start, Decoding.software());
  }

  /**
   * Opens a video file.
   *
   * @param start when its first frame was seen
   */
  public static VideoSource open(Path file, Instant start, Decoding decoding) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnreadableInput(file + ": there is no such readable file. Check the path.");
    }
    return opened(file.toString(), start, decoding, true);
  }

  /** Opens a network stream; RTSP goes over TCP. */
  public static VideoSource open(String url, Instant start, Decoding decoding) throws IOException {
    return opened(url, start, decoding, false);
  }

  private static VideoSource opened(
      String address, Instant start, Decoding decoding, boolean isFile) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    String name = Addresses.withoutSecrets(address);
    VideoInput input;
    try {
      input = VideoInput.open(address, isFile ? Map.of() : CONNECTION);
    } catch (VideoInput.Failure e) {
      throw new UnreadableInput(
          isFile ? notAVideo(name) : name + " does not deliver: " + e.reason(), e);
    }
    try {
      VideoDecoder decoder = new VideoDecoder(name, input, decoding, !isFile);
      return new VideoSource(name, input, decoder, start, isFile);
    } catch (UnreadableInput e) {
      input.close();
      throw e;
    }
  }

  private static String notAVideo(String file) {
    return file
        + ": this is no video that can be opened (missing, cut off, or of an unknown kind)."
        + " Check the path and that the file was copied whole.";
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    try {
      Optional<Frame> frame = decoded().map(this::frame);
      if (frame.isPresent()) {
        return frame;
      }
    } catch (UnreadableInput e) {
      ended = true;
      throw e;
    }
    ended = true;
    refuseEarlyEnd();
    return Optional.empty();
  }

  private Optional<AVFrame> decoded() throws UnreadableInput {
    Optional<AVFrame> decoded = decoder.next();
    for (boolean isOver = false; decoded.isEmpty() && !isOver; decoded = decoder.next()) {
      Optional<AVPacket> packet = packet();
      isOver = packet.isEmpty();
      packet.ifPresentOrElse(decoder::take, decoder::finish);
    }
    return decoded;
  }

  /** A file that breaks off ends there; how much of it was missing is told at its end. */
  private Optional<AVPacket> packet() throws UnreadableInput {
    try {
      return input.next();
    } catch (VideoInput.Failure e) {
      if (isFile) {
        return Optional.empty();
      }
      throw new UnreadableInput(name + " broke off: " + e.reason(), e);
    }
  }

  private Frame frame(AVFrame decoded) {
    Duration position = position(decoded.best_effort_timestamp());
    return new Frame(taken++, position, start.plus(position), new VideoPixels(decoded, converter));
  }

  /** Of a camera that sends no times, the time at which its frames arrive. */
  private Duration position(long stamp) {
    if (!isFile && !input.isTimed()) {
      return timeline.place(Duration.ofNanos(DeviceClock.ticks() - opened));
    }
    return stamp == avutil.AV_NOPTS_VALUE ? timeline.next() : timeline.place(input.duration(stamp));
  }

  /** Containers round their frame counts, so only a clear gap is called one. */
  private void refuseEarlyEnd() throws UnreadableInput {
    long expected = isFile ? input.framesExpected() : 0;
    if (taken == 0 || taken < expected - Math.max(2, expected / 20)) {
      throw new UnreadableInput(
          name
              + ": the video ends after "
              + taken
              + " of "
              + expected
              + " frames. It was cut off; copy or export it again.");
    }
  }

  @Override
  public void close() {
    ended = true;
    converter.close();
    decoder.close();
    input.close();
  }
}
