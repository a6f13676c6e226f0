package recognizer.read;

import org.bytedeco.opencv.opencv_core.Rect;

/**
 * A word of a printed page, or what Tesseract takes for one: hanzi often stand in words of one.
 *
 * @param line which line of the page it stands in, counted from 0
 * @param left of the word in the page's pixels, as are the other three
 * @param right the first pixel beyond it
 * @param bottom the first pixel below it
 */
public record PrintedWord(String text, int line, int left, int top, int right, int bottom) {

  /** The same word in a picture of which the page is a part, so many times as large. */
  public PrintedWord in(Rect part, double scale) {
    return new PrintedWord(
        text,
        line,
        part.x() + (int) (left / scale),
        part.y() + (int) (top / scale),
        part.x() + (int) Math.ceil(right / scale),
        part.y() + (int) Math.ceil(bottom / scale));
  }

  /** The smallest place that holds both, with the text of both. */
  public PrintedWord with(PrintedWord next) {
    return new PrintedWord(
        text + next.text,
        line,
        Math.min(left, next.left),
        Math.min(top, next.top),
        Math.max(right, next.right),
        Math.max(bottom, next.bottom));
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }
}
