package recognizer.dispatch;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Evidence of readings that wait: a file for the picture and one for the plate's cut-out; the
 * oldest make room for new ones. A picture is written after its cut-out and deleted before it, so
 * that a picture which is there has its cut-out, whenever the program is killed; a cut-out without
 * its picture is a remainder.
 */
final class PictureStore {
  private static final System.Logger LOG = System.getLogger(PictureStore.class.getName());
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})(-plate)?\\.jpg");
  private final Path folder;
  private final long bytesMax;
  private final TreeMap<Long, Long> sizes = new TreeMap<>();
  private long bytes;

  /** Opens the folder and throws away what belongs to no waiting reading. */
  PictureStore(Path folder, long bytesMax, Set<Long> waiting) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.bytesMax = bytesMax;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        adopt(file, waiting);
      }
    }
  }

  private void adopt(Path file, Set<Long> waiting) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return;
    }
    long sequence = Long.parseLong(name.group(1));
    if (!waiting.contains(sequence) || !Files.exists(picture(sequence))) {
      Files.delete(file);
    } else if (file.equals(picture(sequence))) {
      count(sequence, Files.size(file) + sizeOf(cutOut(sequence)));
    }
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private void count(long sequence, long size) {
    sizes.put(sequence, size);
    bytes += size;
  }

  /**
   * Keeps a reading's evidence, on the disk when this returns, unless it alone is over the limit.
   *
   * @return how many older readings had to lose theirs
   */
  int keep(long sequence, StoredEvidence evidence) throws IOException {
    forget(sequence); // a reading that could not be written gives its number to the next
    if (evidence.bytes() == 0) {
      return 0;
    }
    int dropped = 0;
    while (bytes + evidence.bytes() > bytesMax && !sizes.isEmpty()) {
      forget(sizes.firstKey());
      dropped++;
    }
    if (evidence.bytes() <= bytesMax) {
      if (evidence.cutOut().length > 0) {
        write(cutOut(sequence), evidence.cutOut());
      }
      write(picture(sequence), evidence.picture());
      count(sequence, evidence.bytes());
    }
    return dropped;
  }

  private static void write(Path path, byte[] jpeg) throws IOException {
    try (FileOutputStream file = new FileOutputStream(path.toFile())) {
      file.write(jpeg);
      file.getFD().sync();
    }
  }

  /**
   * Deletes evidence that was kept before an instant of real time.
   *
   * @return of how many readings
   */
  int forgetOlderThan(Instant oldest) throws IOException {
    int forgotten = 0;
    for (long sequence : List.copyOf(sizes.keySet())) {
      if (Files.getLastModifiedTime(picture(sequence)).toInstant().isBefore(oldest)) {
        forget(sequence);
        forgotten++;
      }
    }
    return forgotten;
  }

  /** A reading's evidence; none when it was dropped or cannot be read any more. */
  Optional<StoredEvidence> find(long sequence) {
    if (!sizes.containsKey(sequence)) {
      return Optional.empty();
    }
    try {
      Path cutOut = cutOut(sequence);
      byte[] plate = Files.exists(cutOut) ? Files.readAllBytes(cutOut) : new byte[0];
      return Optional.of(new StoredEvidence(Files.readAllBytes(picture(sequence)), plate));
    } catch (IOException e) {
      LOG.log(
          Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARNING,
          "The picture of reading {0} cannot be read ({1}); it is sent without. Check the disk.",
          String.valueOf(sequence),
          e);
      return Optional.empty();
    }
  }

  /** Deletes what a failed attempt to keep evidence has left, as far as the disk lets it. */
  void discard(long sequence) {
    for (Path left : new Path[] {picture(sequence), cutOut(sequence)}) {
      if (!left.toFile().delete()) {
        LOG.log(Level.DEBUG, "{0} is not there", left);
      }
    }
  }

  void forget(long sequence) throws IOException {
    Long size = sizes.remove(sequence);
    if (size != null) {
      bytes -= size;
      Files.deleteIfExists(picture(sequence));
      Files.deleteIfExists(cutOut(sequence));
    }
  }

  private Path picture(long sequence) {
    return folder.resolve(sequence + ".jpg");
  }

  private Path cutOut(long sequence) {
    return folder.resolve(sequence + "-plate.jpg");
  }
}
