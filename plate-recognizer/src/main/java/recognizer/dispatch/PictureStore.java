package recognizer.dispatch;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Evidence pictures of readings that wait, one file each; the oldest make room for new ones. */
final class PictureStore {
  private static final String ENDING = ".jpg";
  private final Path folder;
  private final long bytesMax;
  private final TreeMap<Long, Long> sizes = new TreeMap<>();
  private long bytes;

  /** Opens the folder and throws away pictures that belong to no waiting reading. */
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
    String name = file.getFileName().toString();
    if (!name.matches("\\d{1,18}" + ENDING)) {
      return;
    }
    long sequence = Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    if (waiting.contains(sequence)) {
      count(sequence, Files.size(file));
    } else {
      Files.delete(file);
    }
  }

  private void count(long sequence, long size) {
    sizes.put(sequence, size);
    bytes += size;
  }

  /**
   * Keeps a picture, on the disk when this returns, unless it alone is over the limit.
   *
   * @return how many older ones had to go
   */
  int keep(long sequence, byte[] jpeg) throws IOException {
    int dropped = 0;
    while (bytes + jpeg.length > bytesMax && !sizes.isEmpty()) {
      forget(sizes.firstKey());
      dropped++;
    }
    if (jpeg.length <= bytesMax) {
      try (FileOutputStream file = new FileOutputStream(path(sequence).toFile())) {
        file.write(jpeg);
        file.getFD().sync();
      }
      count(sequence, jpeg.length);
    }
    return dropped;
  }

  /**
   * Deletes pictures that were kept before an instant of real time.
   *
   * @return how many
   */
  int forgetOlderThan(Instant oldest) throws IOException {
    int forgotten = 0;
    for (long sequence : List.copyOf(sizes.keySet())) {
      if (Files.getLastModifiedTime(path(sequence)).toInstant().isBefore(oldest)) {
        forget(sequence);
        forgotten++;
      }
    }
    return forgotten;
  }

  Optional<byte[]> find(long sequence) throws IOException {
    return sizes.containsKey(sequence)
        ? Optional.of(Files.readAllBytes(path(sequence)))
        : Optional.empty();
  }

  void forget(long sequence) throws IOException {
    Long size = sizes.remove(sequence);
    if (size != null) {
      bytes -= size;
      Files.deleteIfExists(path(sequence));
    }
  }

  private Path path(long sequence) {
    return folder.resolve(sequence + ENDING);
  }
}
