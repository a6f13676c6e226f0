package recognizer.camera;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** What FFmpeg's numbers mean. */
final class FFmpeg {
  /** POSIX's EAGAIN as FFmpeg says it: nothing now, ask again. */
  static final int AGAIN = -11;

  private FFmpeg() {}

  /** The sentence for an error number, such as {@code Connection refused}. */
  static String reason(int error) {
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(error, text, text.length);
    return new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
  }
}
