package recognizer.camera;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes the packets of one stream, by hardware as long as that works, else in software on the
 * calling thread. What hardware was given before it has shown a frame is kept and given to the next
 * decoder when it fails, so that no frame is lost. Damaged packets are passed over. For one thread.
 */
final class VideoDecoder implements AutoCloseable {
  /** Hardware that was given so many packets, the first of them a whole picture, has failed. */
  private static final int PATIENCE = 50;

  private final String stream;
  private final AVCodecParameters coding;
  private final AVRational timeBase;
  private final Decoding decoding;
  private final boolean isLive;
  private final AVFrame frame = avutil.av_frame_alloc();
  private final Deque<AVPacket> waiting = new ArrayDeque<>();
  private final Deque<AVPacket> onTrial = new ArrayDeque<>();
  private AVCodecContext context;
  private String hardware;
  private boolean isProven;
  private boolean isEnding;
  private boolean isFlushed;
  private int fruitless;

  /**
   * @param stream its name in messages
   * @param isLive whether frames must not wait in hardware until later ones have come
   * @throws UnreadableInput when there is no decoder for the stream at all
   */
  VideoDecoder(String stream, VideoInput input, Decoding decoding, boolean isLive)
      throws UnreadableInput {
    this.stream = stream;
    this.isLive = isLive;
    this.coding = input.coding();
    this.timeBase = input.timeBase();
    this.decoding = decoding;
    try {
      open();
    } catch (UnreadableInput e) {
      close();
      throw e;
    }
  }

  private void open() throws UnreadableInput {
    String codec = avcodec.avcodec_get_name(coding.codec_id()).getString();
    List<String> candidates = decoding.listHardware(stream, codec);
    for (String candidate : candidates) {
      int result = open(avcodec.avcodec_find_decoder_by_name(candidate), isLive);
      if (result >= 0) {
        hardware = candidate;
        return;
      }
      decoding.failed(stream, candidate, FFmpeg.reason(result));
    }
    hardware = null;
    AVCodec software = avcodec.avcodec_find_decoder(coding.codec_id());
    if (software == null || open(software, false) < 0) {
      throw new UnreadableInput(stream + ": videos of the kind " + codec + " cannot be decoded.");
    }
  }

  private int open(AVCodec decoder, boolean isHurried) {
    context = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(context, coding);
    context.pkt_timebase(timeBase);
    context.thread_count(1);
    AVDictionary options = new AVDictionary(null);
    if (isHurried) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
      avutil.av_dict_set(options, "async_depth", "1", 0); // Intel's word for the same
    }
    int result = avcodec.avcodec_open2(context, decoder, options);
    avutil.av_dict_free(options);
    if (result < 0) {
      avcodec.avcodec_free_context(context);
      context = null;
    }
    return result;
  }

  /** Takes the next packet. */
  void take(AVPacket packet) {
    waiting.add(avcodec.av_packet_clone(packet));
  }

  /** No packet will come any more. */
  void finish() {
    isEnding = true;
  }

  /**
   * The next frame, good until the next call, owned by the decoder; empty when more packets are
   * needed, or at the end.
   */
  Optional<AVFrame> next() throws UnreadableInput {
    while (true) {
      int result = avcodec.avcodec_receive_frame(context, frame);
      if (result >= 0) {
        prove();
        return Optional.of(frame);
      }
      if (hardware != null && !isProven && result != FFmpeg.AGAIN) {
        replace(FFmpeg.reason(result));
      } else if (waiting.isEmpty() && (!isEnding || isFlushed)) {
        return Optional.empty();
      } else {
        feed();
      }
    }
  }

  private void feed() throws UnreadableInput {
    AVPacket packet = waiting.poll();
    int result = avcodec.avcodec_send_packet(context, packet);
    if (packet == null) {
      isFlushed = true;
      return;
    }
    boolean isWhole = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    fruitless = fruitless > 0 || isWhole ? fruitless + 1 : 0;
    if (hardware != null && !isProven && fruitless > 0) {
      onTrial.add(packet);
    } else {
      avcodec.av_packet_free(packet);
    }
    if (hardware != null && result < 0 && !isProven && fruitless > 0) {
      replace(FFmpeg.reason(result));
    } else if (hardware != null && fruitless > PATIENCE) {
      replace("it delivers no pictures");
    }
  }

  private void prove() {
    isProven = true;
    fruitless = 0;
    free(onTrial);
  }

  /** Goes on with the next decoder, from the first packet that this one has made nothing of. */
  private void replace(String why) throws UnreadableInput {
    decoding.failed(stream, hardware, why);
    avcodec.avcodec_free_context(context);
    context = null;
    while (!onTrial.isEmpty()) {
      waiting.addFirst(onTrial.pollLast());
    }
    isProven = false;
    isFlushed = false;
    fruitless = 0;
    open();
  }

  private static void free(Deque<AVPacket> packets) {
    packets.forEach(avcodec::av_packet_free);
    packets.clear();
  }

  @Override
  public void close() {
    free(waiting);
    free(onTrial);
    avutil.av_frame_free(frame);
    if (context != null) {
      avcodec.avcodec_free_context(context);
      context = null;
    }
  }
}
