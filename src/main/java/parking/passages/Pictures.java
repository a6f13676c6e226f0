package parking.passages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Evidence pictures on disk, each under the hash of its bytes, so that none is kept twice. */
@ApplicationScoped
class Pictures {
  private static final int LARGEST = 512 * 1024;

  private final Path folder;

  /** Where pictures lie. */
  @ConfigMapping(prefix = "parking")
  interface Settings {
    /** The service's folder. */
    @WithDefault("data")
    Path dataFolder();
  }

  Pictures(Settings settings) {
    folder = settings.dataFolder().resolve("pictures");
  }

  /**
   * Keeps a picture; when this returns it is on disk.
   *
   * @throws IllegalArgumentException when it is no JPEG, too large, or not what its hash says
   */
  void keep(Reading.Picture picture) {
    var bytes = Base64.getDecoder().decode(picture.data());
    if (bytes.length > LARGEST || bytes.length < 4 || bytes[0] != (byte) 0xFF) {
      throw new IllegalArgumentException(
          "picture: a JPEG of at most %d bytes is needed".formatted(LARGEST));
    }
    if (!hash(bytes).equals(picture.sha256())) {
      throw new IllegalArgumentException("picture: its sha256 is not that of its data; send again");
    }
    try {
      write(place(picture.sha256()), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a picture in " + folder, e);
    }
  }

  /** Where the picture of this hash lies. */
  Path place(String sha256) {
    return folder
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + ".jpg");
  }

  private static void write(Path place, byte[] bytes) throws IOException {
    if (Files.exists(place)) {
      return;
    }
    Files.createDirectories(place.getParent());
    var unfinished = place.resolveSibling(UUID.randomUUID() + ".part");
    try (var file =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        file.write(left);
      }
      file.force(true);
    }
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** SHA-256 in lower-case hexadecimal. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
