package recognizer.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import recognizer.detect.Models;

/** Puts what Tesseract wants to find on disk: its library for JNA, its model in a folder. */
final class TesseractFiles {
  static final String LANGUAGE = "plate";
  private static String folder;

  private TesseractFiles() {}

  /**
   * The folder with the model. Also points JNA at the library inside this program, which must
   * happen before a Tess4J class is touched: an older one of the system would be taken in silence.
   */
  static synchronized String prepare() {
    if (folder == null) {
      Loader.load(org.bytedeco.leptonica.global.leptonica.class);
      Path library = Path.of(Loader.load(org.bytedeco.tesseract.global.tesseract.class));
      System.setProperty("jna.library.path", library.getParent().toString());
      folder = unpack().toString();
    }
    return folder;
  }

  private static Path unpack() {
    try {
      Path folder = Files.createTempDirectory("plate-tessdata");
      Path model = folder.resolve(LANGUAGE + ".traineddata");
      Files.write(model, Models.get(LANGUAGE + ".traineddata"));
      folder.toFile().deleteOnExit(); // the last one named goes first
      model.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The temporary folder cannot be written. Make room or set java.io.tmpdir.", e);
    }
  }
}
