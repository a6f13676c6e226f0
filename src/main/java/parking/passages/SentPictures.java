package parking.passages;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures that people send to show that something was so. They lie beside the evidence of cameras,
 * each under the hash of its bytes.
 */
@ApplicationScoped
public class SentPictures {
  /** So many bytes are allowed. */
  public static final int LARGEST = 3 * 1024 * 1024;

  private static final String HASH = "[0-9a-f]{64}";
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final Pictures pictures;

  SentPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  /** What a picture is by its own first bytes, whatever its sender says. */
  public enum Kind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String mediaType;
    private final String ending;

    Kind(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /** A picture that is kept. */
  public record Kept(String sha256, Kind kind) {}

  /**
   * Keeps a picture; when this returns it is on disk. Not for an event loop.
   *
   * @throws IllegalArgumentException when it is neither JPEG nor PNG, or too large
   */
  public Kept keep(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "%d bytes are more than the %d allowed. Send a smaller picture"
              .formatted(bytes.length, LARGEST));
    }
    var kept = new Kept(Fingerprint.of(bytes), kind(bytes));
    Pictures.write(place(kept), bytes);
    return kept;
  }

  /**
   * What a picture is.
   *
   * @throws IllegalArgumentException when it is neither JPEG nor PNG
   */
  public static Kind kind(byte[] bytes) {
    if (begins(bytes, JPEG)) {
      return Kind.JPEG;
    }
    if (begins(bytes, PNG)) {
      return Kind.PNG;
    }
    throw new IllegalArgumentException("this is neither a JPEG nor a PNG picture");
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  /** Where a picture lies, if one of this hash and kind was ever sent. */
  public Optional<Path> find(String sha256, String mediaType) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.mediaType().equals(mediaType) && sha256.matches(HASH))
        .flatMap(kind -> places(new Kept(sha256, kind)))
        .filter(Files::exists)
        .findFirst();
  }

  /**
   * Deletes a picture, if it is there. Not for an event loop.
   *
   * @throws UncheckedIOException when it cannot be deleted
   */
  public void delete(String sha256, String mediaType) {
    find(sha256, mediaType).ifPresent(Pictures::delete);
  }

  private Stream<Path> places(Kept kept) {
    return Stream.of(place(kept), pictures.earlierPlace(kept.sha256(), kept.kind().ending));
  }

  private Path place(Kept kept) {
    return pictures.place(kept.sha256(), kept.kind().ending);
  }
}
