package recognizer.dispatch;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * The readings a device has taken and the service does not have yet, on disk. Gives each its
 * number. Survives being killed at any byte: a reading is in it whole or not at all, and no number
 * is used twice.
 */
final class Journal implements Closeable {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());

  /** A journal is rewritten when it has this much more than its waiting readings need. */
  private static final long WASTE_MAX = 4L << 20;

  private final Path folder;
  private final JournalLimits limits;
  private final FileChannel lock;
  private final TreeMap<Long, StoredReading> waiting = new TreeMap<>();
  private final PictureStore pictures;
  private JournalFile file;
  private long waitingBytes;
  private long next = 1;

  private Journal(Path folder, JournalLimits limits, FileChannel lock) throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.lock = lock;
    JournalFile.Opened opened = JournalFile.open(folder.resolve("readings.journal"));
    this.file = opened.file();
    opened.bodies().stream().map(JournalEntry::parse).forEach(this::apply);
    if (opened.bytesDropped() > 0) {
      LOG.log(
          Level.WARNING,
          "The journal in {0} ended in the middle of a record; {1} bytes were dropped",
          folder,
          opened.bytesDropped());
    }
    this.pictures =
        new PictureStore(folder.resolve("pictures"), limits.pictureBytesMax(), waiting.keySet());
  }

  /** Opens or begins the journal in a folder, which no other process may have open. */
  static Journal open(Path folder, JournalLimits limits) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      return new Journal(folder, limits, lock);
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw new IOException(
          folder + ": another recogniser uses this journal. Stop it or give another folder.", e);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private void apply(JournalEntry entry) {
    if (entry instanceof JournalEntry.Added added) {
      waiting.put(added.reading().sequence(), added.reading());
      waitingBytes += added.reading().json().length;
      next = Math.max(next, added.reading().sequence() + 1);
    } else if (entry instanceof JournalEntry.Settled settled) {
      StoredReading known = waiting.remove(settled.sequence());
      waitingBytes -= known == null ? 0 : known.json().length;
    } else if (entry instanceof JournalEntry.NextSequence start) {
      next = Math.max(next, start.sequence());
    }
  }

  /**
   * Numbers a reading and keeps it; on the disk when this returns.
   *
   * @param json makes the reading's JSON from its number
   * @return its number, or empty when the journal is full
   */
  synchronized Optional<Long> add(LongFunction<byte[]> json, StoredEvidence evidence)
      throws IOException {
    if (waiting.size() >= limits.readingsMax()) {
      return Optional.empty();
    }
    long sequence = next;
    int dropped = pictures.keep(sequence, evidence);
    if (dropped > 0) {
      LOG.log(
          Level.WARNING,
          "The journal''s pictures are over their limit: the {0} oldest were deleted. Their"
              + " readings will be sent without. See why the service cannot be reached.",
          dropped);
    }
    JournalEntry entry = new JournalEntry.Added(new StoredReading(sequence, json.apply(sequence)));
    file.append(List.of(entry.toBytes()));
    apply(entry);
    notifyAll();
    return Optional.of(sequence);
  }

  /** The oldest waiting readings, at most so many. */
  synchronized List<StoredReading> listWaiting(int limit) {
    return waiting.values().stream().limit(limit).toList();
  }

  synchronized Optional<StoredEvidence> findEvidence(long sequence) throws IOException {
    return pictures.find(sequence);
  }

  /** Deletes pictures that have waited too long; says how many. */
  synchronized int forgetOldPictures(Instant now) throws IOException {
    int forgotten = pictures.forgetOlderThan(now.minus(limits.pictureAgeMax()));
    if (forgotten > 0) {
      LOG.log(
          Level.WARNING,
          "{0} pictures had waited for more than {1} days and were deleted; their readings will be"
              + " sent without. See why the service cannot be reached.",
          forgotten,
          limits.pictureAgeMax().toDays());
    }
    return forgotten;
  }

  /** Forgets readings that the service has or that were set aside. */
  synchronized void settle(List<Long> sequences) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    for (long sequence : sequences) {
      if (waiting.containsKey(sequence)) {
        entries.add(new JournalEntry.Settled(sequence));
      }
    }
    if (!entries.isEmpty()) {
      file.append(entries.stream().map(JournalEntry::toBytes).toList());
      entries.forEach(this::apply);
    }
    for (long sequence : sequences) {
      pictures.forget(sequence);
    }
    if (file.length() > waitingBytes + WASTE_MAX) {
      rewrite();
    }
    notifyAll();
  }

  /** Puts a file with the waiting readings alone in place of the grown one, in one step. */
  private void rewrite() throws IOException {
    Path old = file.path();
    Path fresh = folder.resolve("readings.journal.new");
    Files.deleteIfExists(fresh);
    JournalFile compact = JournalFile.open(fresh).file();
    compact.append(List.of(new JournalEntry.NextSequence(next).toBytes()));
    for (List<StoredReading> part : parts()) {
      compact.append(part.stream().map(r -> new JournalEntry.Added(r).toBytes()).toList());
    }
    compact.close();
    file.close();
    Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    file = JournalFile.open(old).file();
  }

  /** The waiting readings in parts that are small enough to be written at once. */
  private List<List<StoredReading>> parts() {
    List<StoredReading> all = List.copyOf(waiting.values());
    List<List<StoredReading>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += 1000) {
      parts.add(all.subList(from, Math.min(from + 1000, all.size())));
    }
    return parts;
  }

  synchronized int size() {
    return waiting.size();
  }

  /** Waits until a reading is there, at most so long. */
  synchronized void awaitReading(long millisMax) throws InterruptedException {
    if (waiting.isEmpty()) {
      wait(millisMax);
    }
  }

  /** Waits until nothing is left, at most so long. */
  synchronized boolean awaitEmpty(long millisMax) throws InterruptedException {
    if (!waiting.isEmpty()) {
      wait(millisMax);
    }
    return waiting.isEmpty();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
    lock.close();
  }
}
