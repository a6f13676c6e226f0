package recognizer.read;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI1;

/** Reads a line with Tesseract's own recogniser, trained on plates, through a handle kept open. */
final class TesseractReader implements LineReader {
  /** One text line as it is, without a search for its layout. */
  private static final int RAW_LINE = 13;

  static final int WIDTH = 120;
  static final int HEIGHT = 36;

  private final TessBaseAPI handle;
  private final ByteBuffer pixels = ByteBuffer.allocateDirect(WIDTH * HEIGHT);

  TesseractReader() {
    handle = TesseractFiles.open("plate");
    TessAPI1.TessBaseAPISetPageSegMode(handle, RAW_LINE);
  }

  @Override
  public List<Transcript> read(WideLine wide) {
    Line line = wide.as(WIDTH, HEIGHT);
    pixels.clear();
    pixels.put(line.grey()).flip();
    TessAPI1.TessBaseAPISetImage(handle, pixels, WIDTH, HEIGHT, 1, WIDTH);
    TessAPI1.TessBaseAPIRecognize(handle, null);
    return List.of(new Transcript(symbols()));
  }

  private List<Symbol> symbols() {
    List<Symbol> symbols = new ArrayList<>();
    TessResultIterator results = TessAPI1.TessBaseAPIGetIterator(handle);
    if (results == null) {
      return symbols;
    }
    int level = TessPageIteratorLevel.RIL_SYMBOL;
    do {
      Pointer text = TessAPI1.TessResultIteratorGetUTF8Text(results, level);
      if (text != null) {
        String character = text.getString(0, "UTF-8").strip();
        TessAPI1.TessDeleteText(text);
        float percent = TessAPI1.TessResultIteratorConfidence(results, level);
        if (!character.isEmpty()) {
          symbols.add(new Symbol(character, Math.max(0, Math.min(1, percent / 100))));
        }
      }
    } while (TessAPI1.TessResultIteratorNext(results, level) != 0);
    TessAPI1.TessResultIteratorDelete(results);
    return symbols;
  }

  @Override
  public void close() {
    TessAPI1.TessBaseAPIEnd(handle);
    TessAPI1.TessBaseAPIDelete(handle);
  }
}
