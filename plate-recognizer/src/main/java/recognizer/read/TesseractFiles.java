package recognizer.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.TessAPI1;
import org.bytedeco.javacpp.Loader;
import recognizer.detect.Models;

/** Puts what Tesseract wants to find on disk: its library for JNA, its models in a folder. */
final class TesseractFiles {
  private static final Set<String> UNPACKED = new HashSet<>();
  private static Path folder;

  private TesseractFiles() {}

  /**
   * The folder with a model. Also points JNA at the library inside this program, which must happen
   * before a Tess4J class is touched: an older one of the system would be taken in silence.
   */
  static synchronized String prepare(String model) {
    try {
      if (folder == null) {
        Loader.load(org.bytedeco.leptonica.global.leptonica.class);
        Path library = Path.of(Loader.load(org.bytedeco.tesseract.global.tesseract.class));
        System.setProperty("jna.library.path", library.getParent().toString());
        folder = Files.createTempDirectory("plate-tessdata");
        folder.toFile().deleteOnExit(); // the last one named goes first
      }
      if (UNPACKED.add(model)) {
        Path file = folder.resolve(model + ".traineddata");
        Files.write(file, bytes(model + ".traineddata"));
        file.toFile().deleteOnExit();
      }
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The temporary folder cannot be written. Make room or set java.io.tmpdir.", e);
    }
  }

  /** Tess4J brings a model of English along; the others are the program's own files. */
  private static byte[] bytes(String model) throws IOException {
    try (InputStream in = TesseractFiles.class.getResourceAsStream("/tessdata/" + model)) {
      return in == null ? Models.get(model) : in.readAllBytes();
    }
  }

  /** A handle with a model, which its caller ends and deletes. */
  static TessBaseAPI open(String model) {
    String tessdata = prepare(model);
    TessBaseAPI handle = TessAPI1.TessBaseAPICreate();
    if (TessAPI1.TessBaseAPIInit3(handle, tessdata, model) != 0) {
      throw new IllegalStateException(
          "Tesseract refuses the model in " + tessdata + ". Delete that folder and start again.");
    }
    return handle;
  }
}
