package recognizer.vote;

import java.util.Optional;
import recognizer.detect.Quad;

/**
 * The best frame of a passage.
 *
 * @param jpeg at most 1280 pixels wide and 512 KiB; empty when there is none
 * @param corners of the plate in that picture; none when nobody knows where it is
 * @param cutOut a JPEG of the plate and a little round it, unaltered and as large as the camera saw
 *     it, at most 480 pixels wide and 48 KiB; empty for a plate outside the frame
 */
public record Evidence(byte[] jpeg, Optional<Quad> corners, byte[] cutOut) {
  /** No picture at all. */
  public static final Evidence NONE = new Evidence(new byte[0], Optional.empty(), new byte[0]);

  public Evidence(byte[] jpeg, Quad corners, byte[] cutOut) {
    this(jpeg, Optional.of(corners), cutOut);
  }
}
