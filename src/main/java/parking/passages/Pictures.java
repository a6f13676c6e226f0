package parking.passages;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Evidence pictures on disk, each under the hash of its bytes, so that none is kept twice. */
@ApplicationScoped
class Pictures {
  private static final int LARGEST = 512 * 1024;

  private final Path folder;

  Pictures(@ConfigProperty(name = "parking.data-folder", defaultValue = "data") Path data) {
    folder = data.resolve("pictures");
  }

  /**
   * Keeps a picture; when this returns it is on disk.
   *
   * @throws IllegalArgumentException when it is no JPEG, too large, or not what its hash says
   */
  void keep(Reading.Picture picture) {
    var bytes = decode(picture.data());
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "picture: %d bytes are more than the %d allowed. Send a smaller one."
              .formatted(bytes.length, LARGEST));
    }
    if (bytes.length < 3 || bytes[0] != (byte) 0xFF || bytes[1] != (byte) 0xD8) {
      throw new IllegalArgumentException("picture.data: this is no JPEG.");
    }
    if (!Fingerprint.of(bytes).equals(picture.sha256())) {
      throw new IllegalArgumentException(
          "picture.sha256: this is not the hash of picture.data. Send the picture again.");
    }
    write(place(picture.sha256()), bytes);
  }

  private static byte[] decode(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("picture.data: no base64 (%s).".formatted(e.getMessage()));
    }
  }

  /** Where the picture of this hash lies. */
  Path place(String sha256) {
    return folder
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + ".jpg");
  }

  private static void write(Path place, byte[] bytes) {
    if (Files.exists(place)) {
      return;
    }
    try {
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
      sync(place.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the picture " + place, e);
    }
  }

  /** A file is only there for good when its folder is written, too. */
  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
