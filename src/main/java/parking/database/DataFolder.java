package parking.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * The folder in which everything the service keeps lies. One service uses it at a time, unless the
 * database lies elsewhere: then several instances may share it.
 */
final class DataFolder implements AutoCloseable {
  private static final String CHOOSE =
      "Choose another with -Dparking.data-folder=FOLDER or PARKING_DATA_FOLDER.";
  private static final int SECRET_BYTES = 24;

  private final Path folder;
  private final FileLock lock;

  private DataFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder when there is none, and keeps others out of it until closed.
   *
   * @param isShared lets others in that share it, too
   * @throws StartFailure when it cannot be used
   */
  static DataFolder open(Path given, boolean isShared) {
    var folder = given.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      return new DataFolder(folder, lock(folder, isShared));
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder %s cannot be written (%s). %s".formatted(folder, e, CHOOSE), e);
    }
  }

  private static FileLock lock(Path folder, boolean isShared) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock(0, Long.MAX_VALUE, isShared);
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // The holder is this very program; the answer is the same.
    }
    channel.close();
    throw new StartFailure(
        "The data folder %s is in use by another running service. Stop that one first. %s"
            .formatted(folder, CHOOSE));
  }

  Path path() {
    return folder;
  }

  /** A secret of the folder's own, made on first use, readable by the owner only. */
  String secret(String name) {
    return secret(name, DataFolder::random);
  }

  /**
   * A secret of the folder's own, readable by the owner only.
   *
   * @param making makes it on first use
   */
  String secret(String name, Supplier<String> making) {
    var file = folder.resolve("secrets").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        make(file, making);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartFailure("The secret %s cannot be read or made (%s).".formatted(file, e), e);
    }
  }

  /** One instance makes it; others that start at the same moment wait for it. */
  private static void make(Path file, Supplier<String> making) throws IOException {
    var place = file.resolveSibling("lock");
    try (var one = FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      one.lock();
      if (Files.exists(file)) {
        return;
      }
      var unfinished = file.resolveSibling(file.getFileName() + ".part");
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, making.get());
      Files.move(unfinished, file);
    }
  }

  private static String random() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    try {
      lock.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
