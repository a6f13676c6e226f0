package recognizer.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a journal. One with the waiting readings alone is written beside the one in use and
 * then takes its place, so that one of the two is always whole.
 */
record JournalFolder(Path path) {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());
  private static final Pattern DAMAGED = Pattern.compile("readings\\.journal\\.damaged-(\\d{1,9})");

  /** When there are more, the oldest go. */
  private static final int DAMAGED_MAX = 10;

  /** What waits, by its number, is written in parts of so many readings. */
  private static final int PART = 1000;

  private Path file() {
    return path.resolve("readings.journal");
  }

  private Path fresh() {
    return path.resolve("readings.journal.new");
  }

  Path pictures() {
    return path.resolve("pictures");
  }

  /** Keeps other processes out for as long as the channel is open. */
  FileChannel lock() throws IOException {
    Files.createDirectories(path);
    FileChannel lock =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw new IOException(
          path + ": another recogniser uses this journal. Stop it or give another folder.", e);
    }
  }

  /** What an earlier run left. */
  JournalRecords.Found read() throws IOException {
    if (Files.exists(file())) {
      Files.deleteIfExists(fresh()); // never finished, or never needed
    } else if (Files.exists(fresh())) {
      Files.move(fresh(), file(), StandardCopyOption.ATOMIC_MOVE); // a damaged one was set aside
    }
    return JournalRecords.read(file());
  }

  /** Opens the file in use for more records; of a damaged one the rest is kept aside. */
  JournalFile open(JournalRecords.Found found, List<JournalEntry> state) throws IOException {
    if (found.bytesLost() > 0 && !found.isDamaged()) {
      LOG.log(
          Level.WARNING,
          "The journal in {0} ended in the middle of a record; {1} bytes were dropped",
          path,
          found.bytesLost());
    }
    if (!found.isDamaged()) {
      return JournalFile.open(file(), found.length());
    }
    JournalFile whole = write(state);
    Path aside = nextDamaged();
    try {
      Files.move(file(), aside);
      Files.move(fresh(), file(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      whole.close();
      throw e;
    }
    JournalFile.syncFolder(path);
    LOG.log(
        Level.ERROR,
        "THE JOURNAL WAS DAMAGED: {0} bytes of it belong to no whole record, and the readings in"
            + " them are not sent. {1} whole records were saved, and the damaged file is kept as"
            + " {2}. Check the disk.",
        found.bytesLost(),
        found.bodies().size(),
        aside);
    return whole;
  }

  /** Replaces the file in use by one that says no more than the state; the old one goes. */
  JournalFile replace(List<JournalEntry> state) throws IOException {
    JournalFile whole = write(state);
    try {
      Files.move(
          fresh(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      whole.close();
      throw e;
    }
    JournalFile.syncFolder(path);
    return whole;
  }

  private JournalFile write(List<JournalEntry> state) throws IOException {
    JournalFile whole = JournalFile.open(fresh(), 0);
    try {
      for (int from = 0; from < state.size(); from += PART) {
        List<JournalEntry> part = state.subList(from, Math.min(from + PART, state.size()));
        whole.append(part.stream().map(JournalEntry::toBytes).toList());
      }
      return whole;
    } catch (IOException e) {
      whole.close();
      throw e;
    }
  }

  private Path nextDamaged() throws IOException {
    TreeMap<Integer, Path> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        var name = DAMAGED.matcher(file.getFileName().toString());
        if (name.matches()) {
          kept.put(Integer.parseInt(name.group(1)), file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    int next = kept.isEmpty() ? 1 : kept.lastKey() + 1;
    while (kept.size() >= DAMAGED_MAX) {
      Files.delete(kept.pollFirstEntry().getValue());
    }
    return path.resolve("readings.journal.damaged-" + next);
  }
}
