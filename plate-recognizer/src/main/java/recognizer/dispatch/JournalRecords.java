package recognizer.dispatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * How records lie in a journal's file: each is its length (4 bytes), a CRC-32 over length and body
 * (4 bytes) and the body.
 */
final class JournalRecords {
  private static final int HEAD = 8;

  /** No record is longer; a length above it is damage. */
  static final int BODY_MAX = 1 << 20;

  private final ByteBuffer bytes;
  private final List<byte[]> bodies = new ArrayList<>();
  private long lost;

  private JournalRecords(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /**
   * What a file holds.
   *
   * @param bodies of every record that is whole, also of those behind damage
   * @param length of the whole records that the file begins with, in bytes
   * @param bytesLost bytes that belong to no whole record
   * @param isDamaged whether more is wrong than that the last record was never written to its end
   */
  record Found(List<byte[]> bodies, long length, long bytesLost, boolean isDamaged) {}

  /** Reads a file; nothing is found in one that is not there. */
  static Found read(Path path) throws IOException {
    byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    return new JournalRecords(bytes).read();
  }

  private Found read() {
    long length = 0;
    int fault = bytes.limit();
    while (bytes.hasRemaining()) {
      if (takeRecord()) {
        length = lost == 0 ? bytes.position() : length;
      } else {
        fault = Math.min(fault, bytes.position());
        lost++;
        bytes.position(bytes.position() + 1);
      }
    }
    boolean isAtTheEnd = fault + lost == bytes.limit();
    return new Found(bodies, length, lost, lost > 0 && !(isAtTheEnd && isTorn(fault)));
  }

  /** Takes the record that begins here, if there is one. */
  private boolean takeRecord() {
    int start = bytes.position();
    if (bytes.remaining() <= HEAD) {
      return false;
    }
    int size = bytes.getInt(start);
    if (!isSize(size) || size > bytes.remaining() - HEAD) {
      return false;
    }
    byte[] body = new byte[size];
    bytes.get(start + HEAD, body);
    if (bytes.getInt(start + 4) != crc(body) || !JournalEntry.isOne(body)) {
      return false;
    }
    bodies.add(body);
    bytes.position(start + HEAD + size);
    return true;
  }

  private static boolean isSize(int size) {
    return size > 0 && size <= BODY_MAX;
  }

  /** Whether the bytes from here are what a kill or a power cut leaves of the last record. */
  private boolean isTorn(int start) {
    int rest = bytes.limit() - start;
    boolean isShort = rest < 4 || isSize(bytes.getInt(start)) && bytes.getInt(start) > rest - HEAD;
    boolean isEmpty = true;
    for (int at = start; isEmpty && at < bytes.limit(); at++) {
      isEmpty = bytes.get(at) == 0;
    }
    return isShort || isEmpty;
  }

  /** Records as the file holds them. */
  static byte[] toBytes(List<byte[]> bodies) {
    ByteBuffer buffer = ByteBuffer.allocate(bodies.stream().mapToInt(b -> HEAD + b.length).sum());
    for (byte[] body : bodies) {
      if (!isSize(body.length)) {
        throw new IllegalArgumentException("a record has 1 to " + BODY_MAX + " bytes");
      }
      buffer.putInt(body.length).putInt(crc(body)).put(body);
    }
    return buffer.array();
  }

  private static int crc(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(4).putInt(body.length).flip());
    crc.update(body);
    return (int) crc.getValue();
  }
}
