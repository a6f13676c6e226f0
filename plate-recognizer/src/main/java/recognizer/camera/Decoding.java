package recognizer.camera;

import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * With what videos are decoded: in software on the thread that asks for frames, or by the machine's
 * video hardware as long as that works. For all threads of a program.
 */
public final class Decoding {
  private static final System.Logger LOG = System.getLogger(Decoding.class.getName());

  /** FFmpeg's decoders that work on hardware and deliver pictures in ordinary memory. */
  private static final List<Hardware> KNOWN =
      List.of(
          new Hardware("%s_cuvid", "/dev", "nvidia[0-9]*"),
          new Hardware("%s_qsv", "/dev/dri", "renderD*"),
          new Hardware("%s_v4l2m2m", "/dev", "video[0-9]*"));

  private final List<String> patterns;
  private final Set<String> failures = ConcurrentHashMap.newKeySet();

  /** Decoders named after a codec, and the device without which they cannot work. */
  private record Hardware(String pattern, String folder, String device) {
    boolean isThere() {
      try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of(folder), device)) {
        return devices.iterator().hasNext();
      } catch (java.io.IOException e) {
        return false; // there is no such folder
      }
    }
  }

  /**
   * @param patterns names of decoders, best first, in which %s stands for a codec's name
   */
  Decoding(String... patterns) {
    this.patterns = List.of(patterns);
  }

  /** In software. */
  public static Decoding software() {
    return new Decoding();
  }

  /** By video hardware that this machine has a device of, in software where there is none. */
  public static Decoding automatic() {
    return new Decoding(
        KNOWN.stream().filter(Hardware::isThere).map(Hardware::pattern).toArray(String[]::new));
  }

  /**
   * Decoders on hardware that are worth trying for a stream, best first.
   *
   * @param stream any name
   * @param codec as FFmpeg spells it, such as {@code h264}
   */
  List<String> listHardware(String stream, String codec) {
    return patterns.stream()
        .map(pattern -> pattern.formatted(codec))
        .filter(decoder -> avcodec.avcodec_find_decoder_by_name(decoder) != null)
        .filter(decoder -> !failures.contains(key(stream, decoder)))
        .toList();
  }

  /** A decoder cannot be used for a stream: says so, and does not offer it again. */
  void failed(String stream, String decoder, String why) {
    if (failures.add(key(stream, decoder))) {
      LOG.log(
          Level.INFO,
          "{0}: the decoder {1} cannot be used ({2}); going on without it",
          stream,
          decoder,
          why);
    }
  }

  private static String key(String stream, String decoder) {
    return decoder + " " + stream;
  }
}
