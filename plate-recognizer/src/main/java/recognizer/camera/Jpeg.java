package recognizer.camera;

/** Tells a whole JPEG from a cut one, which decoders would fill up with grey in silence. */
final class Jpeg {
  private static final int START = 0xffd8;
  private static final int END = 0xffd9;
  private static final int SCAN = 0xffda;

  private Jpeg() {}

  /** True for a JPEG with its end marker, and for everything that is no JPEG at all. */
  static boolean isWhole(byte[] bytes) {
    if (bytes.length < 4 || word(bytes, 0) != START) {
      return true;
    }
    int at = 2;
    while (at + 4 <= bytes.length && word(bytes, at) != SCAN) {
      at += 2 + word(bytes, at + 2); // marker, then a length that counts itself
    }
    for (; at + 2 <= bytes.length; at++) {
      if (word(bytes, at) == END) {
        return true;
      }
    }
    return false;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
