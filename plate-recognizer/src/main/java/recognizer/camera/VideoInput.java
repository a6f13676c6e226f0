package recognizer.camera;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** A file or connection from which the packets of one video stream come. For one thread. */
final class VideoInput implements AutoCloseable {
  private static final int PAUSE_MILLIS = 10;
  private static final int PAUSES_MAX = 1_000;

  private final AVFormatContext context;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVStream stream;
  private final int index;
  private final int ticks;
  private final int ticksDivisor;

  /** An error number of FFmpeg. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private final int error;

    Failure(int error) {
      this.error = error;
    }

    String reason() {
      return FFmpeg.reason(error);
    }
  }

  private VideoInput(AVFormatContext context, int index) {
    this.context = context;
    this.index = index;
    this.stream = context.streams(index);
    AVRational base = stream.time_base();
    this.ticks = base.num();
    this.ticksDivisor = base.den();
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != index) {
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
  }

  /** Opens an address or a file and finds its video stream. */
  static VideoInput open(String address, Map<String, String> options) throws Failure {
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary dictionary = new AVDictionary(null);
    options.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
    int result = avformat.avformat_open_input(context, address, null, dictionary);
    avutil.av_dict_free(dictionary);
    if (result < 0) {
      throw new Failure(result); // the context is freed already
    }
    result = avformat.avformat_find_stream_info(context, (PointerPointer<?>) null);
    int index =
        result < 0
            ? result
            : avformat.av_find_best_stream(
                context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0) {
      avformat.avformat_close_input(context);
      throw new Failure(index);
    }
    return new VideoInput(context, index);
  }

  /** How the stream is coded. */
  AVCodecParameters coding() {
    return stream.codecpar();
  }

  AVRational timeBase() {
    return stream.time_base();
  }

  /** A time of the stream. */
  Duration duration(long units) {
    return Duration.ofNanos(avutil.av_rescale(units, 1_000_000_000L * ticks, ticksDivisor));
  }

  /** Whether frames come with times of a camera's or recording's own. */
  boolean isTimed() {
    return (context.iformat().flags() & avformat.AVFMT_NOTIMESTAMPS) == 0;
  }

  /** How many frames a file should have, by its own word; 0 when it does not say. */
  long framesExpected() {
    AVRational rate = stream.avg_frame_rate();
    double perSecond = rate.den() == 0 ? 0 : rate.num() / (double) rate.den();
    return Math.max(0, Math.round(context.duration() * perSecond / avutil.AV_TIME_BASE));
  }

  /** The next packet of the video, good until the next call; empty at the end. */
  Optional<AVPacket> next() throws Failure {
    int pauses = 0;
    while (true) {
      avcodec.av_packet_unref(packet);
      int result = avformat.av_read_frame(context, packet);
      if (result == avutil.AVERROR_EOF) {
        return Optional.empty();
      }
      if (result == FFmpeg.AGAIN && pauses++ < PAUSES_MAX) {
        pause();
      } else if (result < 0) {
        throw new Failure(result);
      } else if (packet.stream_index() == index) {
        return Optional.of(packet);
      }
    }
  }

  private static void pause() throws Failure {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(FFmpeg.AGAIN);
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(context);
  }
}
