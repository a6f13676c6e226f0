package recognizer.read;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageIterator;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI1;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads what is printed on paper, with a model of Tesseract's makers. For one thread. */
public final class PrintReader implements AutoCloseable {
  private final TessBaseAPI handle;

  private PrintReader(String model) {
    handle = TesseractFiles.open(model);
    TessAPI1.TessBaseAPISetVariable(handle, "debug_file", "/dev/null"); // a line for every look
  }

  /** Reads hanzi and Latin letters. */
  public static PrintReader chinese() {
    return new PrintReader("chi_sim");
  }

  /** Reads Latin letters; it learned from other pages than the one that reads hanzi. */
  public static PrintReader latin() {
    return new PrintReader("eng");
  }

  /** How print lies on a page. */
  public enum Layout {
    /** Text wherever there is some, as on a form. */
    SPARSE(11),
    /** One line, and nothing else. */
    LINE(7);

    private final int mode;

    Layout(int mode) {
      this.mode = mode;
    }
  }

  /**
   * The words of a page, line by line.
   *
   * @param grey eight bits of one channel, dark print on light
   * @param allowed the characters that can occur; empty for any
   */
  public List<PrintedWord> read(Mat grey, Layout layout, String allowed) {
    int width = grey.cols();
    int height = grey.rows();
    byte[] raw = new byte[width * height];
    grey.data().get(raw);
    ByteBuffer pixels = ByteBuffer.allocateDirect(raw.length);
    pixels.put(raw).flip();
    TessAPI1.TessBaseAPISetPageSegMode(handle, layout.mode);
    TessAPI1.TessBaseAPISetVariable(handle, "tessedit_char_whitelist", allowed);
    TessAPI1.TessBaseAPISetImage(handle, pixels, width, height, 1, width);
    TessAPI1.TessBaseAPIRecognize(handle, null);
    List<PrintedWord> words = words();
    TessAPI1.TessBaseAPIClear(handle);
    return words;
  }

  private List<PrintedWord> words() {
    List<PrintedWord> words = new ArrayList<>();
    TessResultIterator results = TessAPI1.TessBaseAPIGetIterator(handle);
    if (results == null) {
      return words;
    }
    TessPageIterator places = TessAPI1.TessResultIteratorGetPageIterator(results);
    int level = TessPageIteratorLevel.RIL_WORD;
    int line = -1;
    do {
      boolean begins =
          TessAPI1.TessPageIteratorIsAtBeginningOf(places, TessPageIteratorLevel.RIL_TEXTLINE) != 0;
      line += begins || line < 0 ? 1 : 0;
      Pointer text = TessAPI1.TessResultIteratorGetUTF8Text(results, level);
      if (text != null) {
        String word = text.getString(0, "UTF-8").strip();
        TessAPI1.TessDeleteText(text);
        if (!word.isEmpty()) {
          words.add(placed(word, line, places));
        }
      }
    } while (TessAPI1.TessResultIteratorNext(results, level) != 0);
    TessAPI1.TessResultIteratorDelete(results);
    return words;
  }

  private static PrintedWord placed(String word, int line, TessPageIterator places) {
    IntBuffer left = IntBuffer.allocate(1);
    IntBuffer top = IntBuffer.allocate(1);
    IntBuffer right = IntBuffer.allocate(1);
    IntBuffer bottom = IntBuffer.allocate(1);
    TessAPI1.TessPageIteratorBoundingBox(
        places, TessPageIteratorLevel.RIL_WORD, left, top, right, bottom);
    return new PrintedWord(word, line, left.get(0), top.get(0), right.get(0), bottom.get(0));
  }

  @Override
  public void close() {
    TessAPI1.TessBaseAPIEnd(handle);
    TessAPI1.TessBaseAPIDelete(handle);
  }
}
