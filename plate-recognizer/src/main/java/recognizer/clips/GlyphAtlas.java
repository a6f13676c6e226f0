package recognizer.clips;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Shapes of the characters of plates, white on black, each filling its cell. */
final class GlyphAtlas implements AutoCloseable {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 180;
  private final String characters;
  private final Mat picture;

  GlyphAtlas() {
    characters = new String(resource("glyphs.txt"), StandardCharsets.UTF_8).strip();
    byte[] png = resource("glyphs.png");
    try (BytePointer bytes = new BytePointer(png);
        Mat encoded = new Mat(1, png.length, opencv_core.CV_8UC1, bytes)) {
      picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_GRAYSCALE);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = GlyphAtlas.class.getResourceAsStream("/recognizer/clips/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void require(int character) {
    if (characters.indexOf(character) < 0) {
      throw new IllegalArgumentException(
          "no plate has the character \"" + Character.toString(character) + "\"");
    }
  }

  /** The character's cell, grey; a view that the caller closes. */
  Mat glyph(char character) {
    require(character);
    return picture.apply(new Rect(characters.indexOf(character) * WIDTH, 0, WIDTH, HEIGHT));
  }

  @Override
  public void close() {
    picture.close();
  }
}
