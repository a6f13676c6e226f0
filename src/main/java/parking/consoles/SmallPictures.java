package parking.consoles;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Pictures made small enough for a document. Not for an event loop. */
final class SmallPictures {
  private static final int WIDEST = 720;
  private static final long MOST_PIXELS = 100_000_000;

  private SmallPictures() {}

  /**
   * A picture of at most 720 pixels in width, as JPEG; empty for what is no picture, or has more
   * pixels than a camera takes.
   */
  static Optional<byte[]> read(Path file) {
    try (var in = new FileImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> read(ImageReader reader, FileImageInputStream in)
      throws IOException {
    try {
      reader.setInput(in, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS) {
        return Optional.empty();
      }
      var wish = reader.getDefaultReadParam();
      int step = (int) Math.max(1, width / (2 * WIDEST));
      wish.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(jpeg(reader.read(0, wish)));
    } finally {
      reader.dispose();
    }
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    int width = Math.min(WIDEST, image.getWidth());
    int height = Math.max(1, image.getHeight() * width / image.getWidth());
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, java.awt.Color.WHITE, null);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "jpeg", bytes);
    return bytes.toByteArray();
  }
}
