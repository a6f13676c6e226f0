package recognizer.vendors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body (RFC 7578) in its parts, in any order. */
final class MultipartForm {
  private static final int PARTS_MAX = 16;
  private static final int HEAD_MAX = 4 << 10;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?<![a-z])name=\"?([^\";\r\n]*)\"?");
  private static final Pattern FILE = Pattern.compile("filename=\"?([^\";\r\n]*)\"?");
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final List<Part> parts = new ArrayList<>();

  private MultipartForm() {}

  /**
   * One part.
   *
   * @param name of its field, in lower case
   * @param file its name without any folder; it names nothing on this machine
   * @param type in lower case; empty when it is not stated
   */
  record Part(String name, String file, String type, byte[] content) {
    /** Whether field or file have this in their name. */
    boolean isCalled(String word) {
      return (name + " " + file).toLowerCase(Locale.ROOT).contains(word);
    }
  }

  static MultipartForm of(Delivery delivery) throws BadMessage {
    Matcher boundary = BOUNDARY.matcher(delivery.contentType());
    if (!boundary.find()) {
      throw BadMessage.malformed("The content type names no boundary between the parts.");
    }
    String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    MultipartForm form = new MultipartForm();
    form.split(delivery.body(), ("--" + mark).getBytes(StandardCharsets.ISO_8859_1));
    return form;
  }

  private void split(byte[] body, byte[] mark) throws BadMessage {
    int at = find(body, mark, 0);
    if (at < 0) {
      throw BadMessage.malformed("The boundary that the content type names is not in the body.");
    }
    while (true) {
      int from = at + mark.length;
      boolean isLast = from + 1 < body.length && body[from] == '-' && body[from + 1] == '-';
      if (isLast) {
        return;
      }
      int next = find(body, mark, from);
      if (next < 0) {
        throw BadMessage.malformed("The body ends in the middle of a part.");
      }
      if (parts.size() == PARTS_MAX) {
        throw BadMessage.malformed("The body has more than " + PARTS_MAX + " parts.");
      }
      parts.add(part(body, from, next));
      at = next;
    }
  }

  private static Part part(byte[] body, int from, int to) throws BadMessage {
    int blank = find(body, BLANK_LINE, from);
    if (blank < 0 || blank > to || blank - from > HEAD_MAX) {
      throw BadMessage.malformed("A part has no head, or one of more than 4 KiB.");
    }
    String head = new String(body, from, blank - from, StandardCharsets.UTF_8);
    int start = blank + BLANK_LINE.length;
    int end = Math.max(start, to - 2); // the line's end before the mark is the mark's
    return new Part(
        first(NAME, head).toLowerCase(Locale.ROOT),
        first(FILE, head).replaceAll(".*[/\\\\]", ""),
        first(Pattern.compile("(?i)content-type:\\s*([^;\\s]+)"), head).toLowerCase(Locale.ROOT),
        Arrays.copyOfRange(body, start, end));
  }

  private static String first(Pattern pattern, String head) {
    Matcher found = pattern.matcher(head);
    return found.find() ? found.group(1) : "";
  }

  private static int find(byte[] body, byte[] what, int from) {
    for (int i = from; i <= body.length - what.length; i++) {
      if (body[i] == what[0] && Arrays.equals(body, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }

  List<Part> parts() {
    return parts;
  }

  /** The text of a field; empty when there is none. */
  String text(String name) throws BadMessage {
    Optional<Part> part = parts.stream().filter(p -> p.name().equals(name)).findFirst();
    return part.isPresent() ? Texts.decode(part.get().content(), "").strip() : "";
  }
}
