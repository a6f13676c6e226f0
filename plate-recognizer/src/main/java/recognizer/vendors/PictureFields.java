package recognizer.vendors;

import java.util.Base64;
import java.util.Optional;
import recognizer.camera.EncodedPicture;

/** Pictures inside messages. */
final class PictureFields {
  /** No camera's JPEG is larger. */
  static final int BYTES_MAX = 6 << 20;

  private PictureFields() {}

  /**
   * A JPEG as it is.
   *
   * @param name of the field or file, for the message
   * @return the same; empty when there is none
   */
  static byte[] jpeg(String name, byte[] bytes) throws BadMessage {
    if (bytes.length == 0) {
      return bytes;
    }
    if (bytes.length > BYTES_MAX) {
      throw new BadMessage(
          413, "A picture is too large", name + " has more than " + BYTES_MAX + " bytes.");
    }
    Optional<String> fault = EncodedPicture.findFault(bytes);
    if (fault.isPresent()) {
      throw new BadMessage(422, "A picture cannot be used", name + ": " + fault.get() + ".");
    }
    return bytes;
  }

  /** A JPEG in base64, with or without line breaks or the head of a data address. */
  static byte[] base64(String name, String text) throws BadMessage {
    if (text.length() > BYTES_MAX / 3 * 4 + BYTES_MAX / 16) {
      throw new BadMessage(
          413, "A picture is too large", name + " has more than " + BYTES_MAX + " bytes.");
    }
    String data = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
    String packed = data.replaceAll("\\s", "");
    if (!packed.matches("[A-Za-z0-9+/]*={0,2}")) {
      throw BadMessage.malformed(name + " is not base64.");
    }
    try {
      return jpeg(name, Base64.getDecoder().decode(packed));
    } catch (IllegalArgumentException e) {
      throw BadMessage.malformed(name + " is not base64.");
    }
  }
}
