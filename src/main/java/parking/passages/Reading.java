package parking.passages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.plates.PlateColour;

/**
 * A plate reading as the contract {@code plate-reading.v1} has it.
 *
 * @param number which one it is: the device's sequence
 * @param fingerprint the same for the same reading, whatever order its fields come in
 * @param lane the lane's name within the device
 * @param seenAt the camera's clock
 * @param direction which way the car moved
 * @param plate as read, empty when no plate could be read
 * @param evidence what shows that it was so
 */
record Reading(
    long number,
    String fingerprint,
    String lane,
    Instant seenAt,
    Direction direction,
    PlateRead plate,
    Evidence evidence) {

  /** What was read, with the confidence in all of it. */
  record PlateRead(String text, PlateColour colour, float confidence) {}

  /**
   * The pictures of a passage.
   *
   * @param picture the best frame
   * @param cutOut the plate alone
   */
  record Evidence(Optional<Picture> picture, Optional<Picture> cutOut) {
    boolean isEmpty() {
      return picture.isEmpty() && cutOut.isEmpty();
    }
  }

  /** A JPEG, as it came: base64 text and the hash it claims. */
  record Picture(String sha256, String data) {}

  /** A device's readings of one request, each valid or with what is wrong with it. */
  record Batch(String device, List<Entry> entries) {}

  /**
   * One entry of a batch.
   *
   * @param number the sequence, as far as it can be told
   * @param reading the reading, when valid
   * @param fault what is wrong otherwise
   */
  record Entry(long number, Optional<Reading> reading, String fault) {}
}
