package recognizer.vendors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of cameras, some of which write GBK whatever they say. */
final class Texts {
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final Pattern DECLARED =
      Pattern.compile("(?:encoding|charset)\\s*=\\s*[\"']?([A-Za-z0-9_-]+)");
  private static final int DECLARATION_MAX = 128;

  private Texts() {}

  /**
   * The text of a message: in the Chinese encoding if it says so, else UTF-8, else the Chinese one.
   *
   * @param declaration where an encoding may be named, such as a content type
   */
  static String decode(byte[] bytes, String declaration) throws BadMessage {
    Optional<String> text = Optional.empty();
    if (!isChinese(declaration)) {
      text = strictly(StandardCharsets.UTF_8, bytes);
    }
    return text.or(() -> strictly(CHINESE, bytes))
        .map(Texts::withoutMark)
        .orElseThrow(() -> BadMessage.malformed("The text is neither UTF-8 nor GB 18030."));
  }

  /** The same for XML, which names its encoding in its first line. */
  static String decodeXml(byte[] bytes) throws BadMessage {
    int length = Math.min(DECLARATION_MAX, bytes.length);
    return decode(bytes, new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
  }

  private static boolean isChinese(String declaration) {
    Matcher named = DECLARED.matcher(declaration);
    return named.find() && named.group(1).toLowerCase(Locale.ROOT).startsWith("gb");
  }

  static Optional<String> strictly(Charset charset, byte[] bytes) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
