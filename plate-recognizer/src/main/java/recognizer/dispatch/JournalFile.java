package recognizer.dispatch;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of records that only grows. Each record is its length (4 bytes), a CRC-32 over length and
 * body (4 bytes) and the body. A record counts once it is on the disk; what a power cut left of the
 * last one is dropped on opening.
 */
final class JournalFile implements Closeable {
  private static final int HEAD = 8;

  /** No record is longer; a length above it is damage. */
  static final int BODY_MAX = 1 << 20;

  private final Path path;
  private final RandomAccessFile disk;
  private long length;

  private JournalFile(Path path, RandomAccessFile disk, long length) {
    this.path = path;
    this.disk = disk;
    this.length = length;
  }

  /** What opening a file found. */
  record Opened(JournalFile file, List<byte[]> bodies, long bytesDropped) {}

  /** Opens or begins a file, with the records that are whole. */
  static Opened open(Path path) throws IOException {
    byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    List<byte[]> bodies = new ArrayList<>();
    int end = parse(bytes, bodies);
    RandomAccessFile disk = new RandomAccessFile(path.toFile(), "rw");
    if (end < bytes.length) {
      disk.setLength(end);
      disk.getFD().sync();
    }
    disk.seek(end);
    return new Opened(new JournalFile(path, disk, end), bodies, bytes.length - end);
  }

  /** Where the whole records end. */
  private static int parse(byte[] bytes, List<byte[]> bodies) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int end = 0;
    while (buffer.remaining() >= HEAD) {
      int size = buffer.getInt();
      int crc = buffer.getInt();
      if (size <= 0 || size > BODY_MAX || size > buffer.remaining()) {
        break;
      }
      byte[] body = new byte[size];
      buffer.get(body);
      if (crc != crc(body)) {
        break;
      }
      bodies.add(body);
      end = buffer.position();
    }
    return end;
  }

  /** Appends records and returns when they are on the disk; after a failure none of them is. */
  void append(List<byte[]> bodies) throws IOException {
    int size = bodies.stream().mapToInt(b -> HEAD + b.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(size);
    for (byte[] body : bodies) {
      buffer.putInt(body.length).putInt(crc(body)).put(body);
    }
    try {
      disk.write(buffer.array());
      disk.getFD().sync();
      length += size;
    } catch (IOException e) {
      disk.setLength(length);
      disk.seek(length);
      throw e;
    }
  }

  private static int crc(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(4).putInt(body.length).flip());
    crc.update(body);
    return (int) crc.getValue();
  }

  long length() {
    return length;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
