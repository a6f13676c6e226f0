package billing.paper;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of printed pages. It has the characters of GB 2312 and of the General Standard of 2013
 * (通用规范汉字表), and Latin letters; billing/fonts says how it is made.
 */
final class PaperFont implements Closeable {
  /** The name under which styles ask for it. */
  static final String FAMILY = "Board Sans SC";

  private static final String FILE = "board-sans-sc.ttf";

  /** Stands for a character that cannot be printed: 〓. */
  private static final int MARK = 0x3013;

  private final TrueTypeFont font;

  private PaperFont(TrueTypeFont font) {
    this.font = font;
  }

  /** Reads the font, which is a part of the program. */
  static PaperFont open() throws IOException {
    try (var file = PaperFont.class.getResourceAsStream(FILE)) {
      return new PaperFont(
          new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file)));
    }
  }

  /** The font in a document, which keeps those characters only that are used there. */
  PDFont in(PDDocument document) throws IOException {
    return PDType0Font.load(document, font, true);
  }

  /**
   * Makes sure that nothing is lost on paper.
   *
   * @param markup of a page, with line ends only for control characters
   * @throws IllegalArgumentException naming each character that the font does not have, and the
   *     words in which it stands first
   */
  void mustHaveAll(String markup) throws IOException {
    var glyphs = font.getUnicodeCmapLookup();
    Map<Integer, String> missing = new LinkedHashMap<>();
    for (var words : markup.split("[<>]")) {
      missing(words, glyphs).forEach(character -> missing.putIfAbsent(character, words.strip()));
    }
    if (!missing.isEmpty()) {
      var all =
          missing.entrySet().stream()
              .map(it -> "%s in “%s”".formatted(name(it.getKey()), it.getValue()))
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          ("the font of printed boards does not have %s: write it with other characters, or print"
                  + " the page of HTML, which uses the fonts of the machine")
              .formatted(all));
    }
  }

  /** A markup in which a mark stands for each character that the font does not have. */
  String replacing(String markup) throws IOException {
    var glyphs = font.getUnicodeCmapLookup();
    var legible = new StringBuilder(markup.length());
    markup
        .codePoints()
        .map(it -> it == '\n' || glyphs.getGlyphId(it) != 0 ? it : MARK)
        .forEach(legible::appendCodePoint);
    return legible.toString();
  }

  private static List<Integer> missing(String words, CmapLookup glyphs) {
    return words
        .codePoints()
        .filter(character -> character != '\n' && glyphs.getGlyphId(character) == 0)
        .boxed()
        .toList();
  }

  private static String name(int character) {
    var number = "U+%04X".formatted(character);
    return Character.isISOControl(character)
        ? number
        : Stream.of(Character.toString(character), "(" + number + ")")
            .collect(Collectors.joining(" "));
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
