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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Evidence pictures on disk, each under the hash of its bytes, so that none is kept twice. */
@ApplicationScoped
class Pictures {
  private static final int LARGEST = 512 * 1024;
  private static final int LARGEST_CUT_OUT = 48 * 1024;

  private final Path folder;

  Pictures(@ConfigProperty(name = "parking.data-folder", defaultValue = "data") Path data) {
    folder = data.resolve("pictures");
  }

  /** A picture that was checked. */
  private record Checked(String sha256, byte[] bytes) {}

  /**
   * Keeps the pictures of a reading; when this returns they are on disk.
   *
   * @throws IllegalArgumentException when one is no JPEG, too large, or not what its hash says;
   *     then none is kept
   */
  void keep(Reading.Evidence evidence) {
    var picture = evidence.picture().map(it -> checked("picture", it, LARGEST));
    var cutOut = evidence.cutOut().map(it -> checked("cutOut", it, LARGEST_CUT_OUT));
    Stream.concat(picture.stream(), cutOut.stream())
        .forEach(it -> write(place(it.sha256()), it.bytes()));
  }

  /**
   * @param field its name in the contract
   * @param most so many bytes are allowed
   */
  private static Checked checked(String field, Reading.Picture picture, int most) {
    var bytes = decode(field, picture.data());
    if (bytes.length > most) {
      throw new IllegalArgumentException(
          "%s: %d bytes are more than the %d allowed. Send a smaller one."
              .formatted(field, bytes.length, most));
    }
    if (bytes.length < 3 || bytes[0] != (byte) 0xFF || bytes[1] != (byte) 0xD8) {
      throw new IllegalArgumentException("%s.data: this is no JPEG.".formatted(field));
    }
    if (!Fingerprint.of(bytes).equals(picture.sha256())) {
      throw new IllegalArgumentException(
          "%1$s.sha256: this is not the hash of %1$s.data. Send the picture again."
              .formatted(field));
    }
    return new Checked(picture.sha256(), bytes);
  }

  private static byte[] decode(String field, String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s.data: no base64 (%s).".formatted(field, e.getMessage()));
    }
  }

  /** Where the picture of this hash lies. */
  Path place(String sha256) {
    return folder
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + ".jpg");
  }

  /**
   * Where what somebody has sent of this hash lies, a picture of this ending. It never is a
   * camera's file, even where it has the same bytes: each has a time of its own.
   */
  Path place(String sha256, String ending) {
    return folder.resolve("sent").resolve(sha256.substring(0, 2)).resolve(sha256 + "." + ending);
  }

  /** Where the oldest ones lie: among those of cameras. */
  Path earlierPlace(String sha256, String ending) {
    return place(sha256).resolveSibling(sha256 + "." + ending);
  }

  static void write(Path place, byte[] bytes) {
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

  /** Deletes a file, which may be gone already. */
  static void delete(Path place) {
    try {
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the picture " + place, e);
    }
  }

  /** A file is only there for good when its folder is written, too. */
  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
