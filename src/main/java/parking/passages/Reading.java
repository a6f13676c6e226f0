package parking.passages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.plates.PlateColour;

/**
 * A plate reading as the contract {@code plate-reading.v1} has it.
 *
 * @param number which one it is: the device's sequence
 * @param fingerprint the same for the same reading, whatever order its fields come in, and whether
 *     or not its pictures are still there
 * @param lane the lane's name within the device
 * @param seenAt the camera's clock
 * @param way how the car moved
 * @param plate as read, empty when no plate could be read
 * @param evidence what shows that it was so
 */
record Reading(
    long number,
    String fingerprint,
    String lane,
    Instant seenAt,
    Way way,
    PlateRead plate,
    Evidence evidence) {

  /** Which way the car moved, and what it did. */
  record Way(Direction direction, Event event) {}

  /**
   * What was read, with the confidence in all of it.
   *
   * @param opinions what each reader made of it, as the contract writes it, if more than one did
   * @param look what the car looks like, in the camera's words
   */
  record PlateRead(
      String text,
      PlateColour colour,
      float confidence,
      boolean suspectedFake,
      Optional<String> opinions,
      Optional<String> look) {}

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
  record Batch(String device, Optional<Instant> sentAt, List<Entry> entries) {}

  /**
   * One entry of a batch.
   *
   * @param number the sequence, as far as it can be told
   * @param reading the reading, when valid
   * @param fault what is wrong otherwise
   */
  record Entry(long number, Optional<Reading> reading, String fault) {}
}
