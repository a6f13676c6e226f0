package recognizer.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures on disk. */
public final class PictureFiles {
  private static final List<String> ENDINGS =
      List.of(".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff");

  /** No camera's picture is larger; anything larger is refused rather than loaded. */
  private static final long BYTES_MAX = 64L << 20;

  private static final long PIXELS_MAX = 80_000_000;

  private PictureFiles() {}

  /** Whether the name is that of a picture. */
  public static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Pictures directly inside a folder, sorted by name. */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(PictureFiles::isPicture).sorted().toList();
    }
  }

  /** The decoded picture, eight bits, blue, green, red; the caller closes it. */
  public static Mat load(Path file) throws IOException {
    return decode(bytesOf(file), file);
  }

  private static Mat decode(byte[] bytes, Path file) throws UnreadableInput {
    try {
      Mat picture = EncodedPicture.decode(bytes);
      if (picture.empty() || size(picture) > PIXELS_MAX) {
        picture.close();
        throw new UnreadableInput(
            file
                + ": this is not a picture that can be decoded. Check that the file is complete"
                + " and is a JPEG, PNG, BMP, WebP or TIFF.");
      }
      return picture;
    } catch (RuntimeException e) {
      throw new UnreadableInput(file + ": the picture cannot be decoded. Save it again.", e);
    }
  }

  private static long size(Mat picture) {
    return (long) picture.cols() * picture.rows();
  }

  private static byte[] bytesOf(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnreadableInput(file + ": there is no such readable file. Check the path.");
    }
    long size = Files.size(file);
    if (size == 0) {
      throw new UnreadableInput(file + ": the file is empty. Copy or export it again.");
    }
    if (size > BYTES_MAX) {
      throw new UnreadableInput(
          file + ": " + size + " bytes are too large for a picture. Give at most " + BYTES_MAX);
    }
    byte[] bytes = Files.readAllBytes(file);
    Optional<PictureSize> claimed = PictureSize.of(bytes);
    if (claimed.isPresent() && claimed.get().pixels() > PIXELS_MAX) {
      throw new UnreadableInput(
          "%s: a picture of %d x %d pixels is too large. Give at most %d million pixels."
              .formatted(
                  file, claimed.get().width(), claimed.get().height(), PIXELS_MAX / 1_000_000));
    }
    if (!Jpeg.isWhole(bytes)) {
      throw new UnreadableInput(file + ": the JPEG ends too early. Copy or export it again.");
    }
    return bytes;
  }
}
