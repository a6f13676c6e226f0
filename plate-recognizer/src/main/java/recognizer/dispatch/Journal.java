package recognizer.dispatch;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import recognizer.camera.DeviceClock;

/**
 * The readings a device has taken and the service does not have yet, on disk. Gives each its
 * number. Survives being killed at any byte: a reading is in it whole or not at all, and no number
 * is used twice, because every start begins at the milliseconds that have passed since 2020, unless
 * the journal itself is already further: a device makes fewer than a thousand readings a second.
 */
final class Journal implements Closeable {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());
  private static final Instant NUMBERS_BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  /** A file may be twice as long as its waiting readings need, and so much more. */
  private static final long WASTE_MAX = 4L << 20;

  private final JournalFolder folder;
  private final JournalLimits limits;
  private final FileChannel lock;
  private final TreeMap<Long, StoredReading> waiting = new TreeMap<>();
  private final PictureStore pictures;
  private JournalFile file;
  private long waitingBytes;
  private long picturesDropped;
  private long next;
  private boolean isLong;

  /**
   * What waits at one moment.
   *
   * @param picturesDropped since the journal was opened, for lack of room
   */
  record Waiting(int readings, Optional<StoredReading> oldest, long picturesDropped) {}

  private Journal(JournalFolder folder, JournalLimits limits, FileChannel lock, Instant now)
      throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.lock = lock;
    JournalRecords.Found found = folder.read();
    found.bodies().stream().map(JournalEntry::parse).forEach(this::apply);
    if (next == 0 && now.isBefore(NUMBERS_BEGIN)) {
      LOG.log(
          Level.WARNING,
          "The clock shows {0}, and readings are numbered from it. Set the clock and start again,"
              + " or the service may refuse numbers that it knows.",
          now);
    }
    next = Math.max(next, Math.max(1, Duration.between(NUMBERS_BEGIN, now).toMillis()));
    this.file = folder.open(found, state());
    this.pictures = new PictureStore(folder.pictures(), limits.pictureBytesMax(), waiting.keySet());
  }

  /**
   * Opens or begins the journal in a folder, which no other process may have open.
   *
   * @param clock the real time, from which numbers begin
   */
  static Journal open(Path path, JournalLimits limits, InstantSource clock) throws IOException {
    JournalFolder folder = new JournalFolder(path);
    FileChannel lock = folder.lock();
    try {
      return new Journal(folder, limits, lock, clock.instant());
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private void apply(JournalEntry entry) {
    if (entry instanceof JournalEntry.Added added) {
      StoredReading before = waiting.put(added.reading().sequence(), added.reading());
      waitingBytes += added.reading().json().length - (before == null ? 0 : before.json().length);
      next = Math.max(next, added.reading().sequence() + 1);
    } else if (entry instanceof JournalEntry.Settled settled) {
      StoredReading known = waiting.remove(settled.sequence());
      waitingBytes -= known == null ? 0 : known.json().length;
      next = Math.max(next, settled.sequence() + 1);
    } else if (entry instanceof JournalEntry.NextSequence start) {
      next = Math.max(next, start.sequence());
    }
  }

  /**
   * Numbers a reading and keeps it; on the disk when this returns. A picture that cannot be written
   * is left out.
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
    keepPictures(sequence, evidence);
    JournalEntry entry = new JournalEntry.Added(new StoredReading(sequence, json.apply(sequence)));
    file.append(List.of(entry.toBytes()));
    apply(entry);
    notifyAll();
    return Optional.of(sequence);
  }

  private void keepPictures(long sequence, StoredEvidence evidence) throws IOException {
    int dropped;
    try {
      dropped = pictures.keep(sequence, evidence);
    } catch (IOException e) {
      pictures.discard(sequence);
      picturesDropped++;
      LOG.log(Level.ERROR, "A picture cannot be kept; its reading is sent without it", e);
      return;
    }
    picturesDropped += dropped;
    if (dropped > 0) {
      LOG.log(
          Level.WARNING,
          "The journal''s pictures are over their limit: the {0} oldest were deleted. Their"
              + " readings will be sent without. See why the service cannot be reached.",
          dropped);
    }
  }

  /** The oldest waiting readings, at most so many. */
  synchronized List<StoredReading> listWaiting(int limit) {
    return waiting.values().stream().limit(limit).toList();
  }

  synchronized Waiting waiting() {
    Optional<StoredReading> oldest = waiting.values().stream().findFirst();
    return new Waiting(waiting.size(), oldest, picturesDropped);
  }

  synchronized Optional<StoredEvidence> findEvidence(long sequence) {
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
    notifyAll();
    for (long sequence : sequences) {
      pictures.forget(sequence);
    }
    if (file.length() > 2 * waitingBytes + WASTE_MAX) {
      shorten();
    }
  }

  /** Puts a file with the waiting readings alone in place of the grown one, in one step. */
  private void shorten() throws IOException {
    JournalFile old = file;
    try {
      file = folder.replace(state());
      isLong = false;
    } catch (IOException e) {
      LOG.log(
          isLong ? Level.DEBUG : Level.ERROR,
          "The journal cannot be written anew and goes on growing. Check the disk.",
          e);
      isLong = true;
      return;
    }
    old.close();
  }

  /** Everything that a journal's file must say. */
  private List<JournalEntry> state() {
    List<JournalEntry> state = new ArrayList<>();
    state.add(new JournalEntry.NextSequence(next));
    waiting.values().forEach(reading -> state.add(new JournalEntry.Added(reading)));
    return state;
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

  /** Waits until nothing is left, at most so long; whether that is so. */
  synchronized boolean awaitEmpty(long millisMax) throws InterruptedException {
    long end = DeviceClock.ticks() + millisMax * 1_000_000;
    long left = millisMax;
    while (!waiting.isEmpty() && left > 0) {
      wait(left);
      left = (end - DeviceClock.ticks()) / 1_000_000;
    }
    return waiting.isEmpty();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
    lock.close();
  }
}
