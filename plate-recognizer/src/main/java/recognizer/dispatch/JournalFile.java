package recognizer.dispatch;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of {@link JournalRecords} that only grows. A record counts once it is on the disk. */
final class JournalFile implements Closeable {
  private final RandomAccessFile disk;
  private long length;
  private boolean isClean;

  private JournalFile(RandomAccessFile disk, long length) {
    this.disk = disk;
    this.length = length;
  }

  /**
   * Opens or begins a file to write on.
   *
   * @param length where the whole records end; what is behind them goes
   */
  static JournalFile open(Path path, long length) throws IOException {
    JournalFile file = new JournalFile(new RandomAccessFile(path.toFile(), "rw"), length);
    try {
      file.clean();
      file.disk.getFD().sync();
      syncFolder(path.getParent());
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Appends records and returns when they are on the disk; after a failure none of them counts. */
  void append(List<byte[]> bodies) throws IOException {
    byte[] bytes = JournalRecords.toBytes(bodies);
    clean();
    isClean = false;
    try {
      disk.write(bytes);
      disk.getFD().sync();
    } catch (IOException e) {
      try {
        clean();
      } catch (IOException again) {
        e.addSuppressed(again); // tried once more before the next record
      }
      throw e;
    }
    length += bytes.length;
    isClean = true;
  }

  /** Cuts off what a failed attempt may have left. */
  private void clean() throws IOException {
    if (!isClean) {
      disk.setLength(length);
      disk.seek(length);
      isClean = true;
    }
  }

  long length() {
    return length;
  }

  /**
   * Puts on the disk which files a folder has. Not every file system can, and those that cannot
   * keep it in order by themselves.
   */
  static void syncFolder(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      System.getLogger(JournalFile.class.getName())
          .log(System.Logger.Level.DEBUG, "The folder {0} cannot be flushed: {1}", folder, e);
    }
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
