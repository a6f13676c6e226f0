package recognizer.pushed;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which records of cameras have become readings, so that one that comes again makes no second one.
 * The newest of each lane are known, on disk, too: 16 bytes each, eight of the lane's name and
 * eight of the record's, both hashed. A record counts as known once its reading is in the journal;
 * when the power fails between the two it is taken again rather than lost.
 */
final class RecentRecords implements Closeable {
  private static final int ENTRY = 16;

  private final Path path;
  private final int eachMax;
  private final Map<Long, LinkedHashSet<Long>> known = new HashMap<>();
  private final Set<Long> underWay = new HashSet<>();
  private RandomAccessFile disk;
  private long entries;

  /** What is known of a record. */
  enum Claim {
    /** Nothing: whoever asked works on it, and must say how it went. */
    FRESH,
    /** Somebody works on it. */
    UNDER_WAY,
    /** It has become a reading. */
    KNOWN
  }

  /**
   * Opens or begins the file.
   *
   * @param eachMax records that are known of each lane
   */
  RecentRecords(Path path, int eachMax) throws IOException {
    this.path = path;
    this.eachMax = eachMax;
    Files.createDirectories(path.toAbsolutePath().getParent());
    ByteBuffer bytes = ByteBuffer.wrap(Files.exists(path) ? Files.readAllBytes(path) : new byte[0]);
    while (bytes.remaining() >= ENTRY) {
      remember(bytes.getLong(), bytes.getLong());
    }
    rewrite();
  }

  synchronized Claim claim(String lane, String record) {
    long lanes = hash(lane);
    long own = hash(lane + "\n" + record);
    if (known.getOrDefault(lanes, new LinkedHashSet<>()).contains(own)) {
      return Claim.KNOWN;
    }
    return underWay.add(own) ? Claim.FRESH : Claim.UNDER_WAY;
  }

  /** The record has become a reading. On the disk when this returns. */
  synchronized void keep(String lane, String record) throws IOException {
    long lanes = hash(lane);
    long own = hash(lane + "\n" + record);
    underWay.remove(own);
    remember(lanes, own);
    disk.write(ByteBuffer.allocate(ENTRY).putLong(lanes).putLong(own).array());
    disk.getFD().sync();
    entries++;
    long most = 2L * eachMax * Math.max(1, known.size());
    if (entries > most) {
      rewrite();
    }
  }

  /** The record has not become a reading; whoever sends it again begins anew. */
  synchronized void release(String lane, String record) {
    underWay.remove(hash(lane + "\n" + record));
  }

  private void remember(long lane, long record) {
    LinkedHashSet<Long> records = known.computeIfAbsent(lane, l -> new LinkedHashSet<>());
    records.add(record);
    if (records.size() > eachMax) {
      Iterator<Long> oldest = records.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Puts a file with what is known in place of the grown one, in one step. */
  private void rewrite() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    entries = 0;
    for (Map.Entry<Long, LinkedHashSet<Long>> lane : known.entrySet()) {
      for (long record : lane.getValue()) {
        out.writeLong(lane.getKey());
        out.writeLong(record);
        entries++;
      }
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try (RandomAccessFile file = new RandomAccessFile(fresh.toFile(), "rw")) {
      file.setLength(0);
      file.write(bytes.toByteArray());
      file.getFD().sync();
    }
    if (disk != null) {
      disk.close();
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    disk = new RandomAccessFile(path.toFile(), "rw");
    disk.seek(disk.length());
  }

  private static long hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    disk.close();
  }
}
