package parking.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder in which everything the service keeps lies; one service uses it at a time. */
final class DataFolder implements AutoCloseable {
  private static final int NEWEST_POSTGRESQL = 18;
  private static final int SECRET_BYTES = 24;

  private final Path folder;
  private final FileLock lock;

  private DataFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @throws StartFailure when it cannot be used
   */
  static DataFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        throw inUse(folder);
      }
      return new DataFolder(folder, lock);
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder %s cannot be written: %s. Choose another with -Dparking.data-folder="
              .formatted(folder.toAbsolutePath(), e.getMessage()),
          e);
    }
  }

  private static StartFailure inUse(Path folder) {
    return new StartFailure(
        "The data folder %s is in use by a running service. Stop that one, or choose another folder with -Dparking.data-folder="
            .formatted(folder.toAbsolutePath()));
  }

  Path path() {
    return folder;
  }

  /** Where PostgreSQL keeps its files, after making sure that ours can read them. */
  Path postgresql() {
    var files = folder.resolve("postgresql").toAbsolutePath();
    var version = files.resolve("PG_VERSION");
    try {
      if (Files.exists(version)) {
        var written = Integer.parseInt(Files.readString(version).strip());
        if (written != NEWEST_POSTGRESQL) {
          throw new StartFailure(
              "The data folder %s was written by PostgreSQL %d; this program brings %d. Use the program that wrote it, or move the data with pg_dump."
                  .formatted(files, written, NEWEST_POSTGRESQL));
        }
      }
      return files;
    } catch (IOException e) {
      throw new StartFailure("Cannot read " + version + ": " + e.getMessage(), e);
    }
  }

  /** A secret of the folder's own, made on first use, readable by the owner only. */
  String secret(String name) {
    var file = folder.resolve("secrets").resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartFailure("Cannot read or write " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.channel().close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
