package billing.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP/1.1 request.
 *
 * @param method for example GET
 * @param target path and query exactly as sent, because signatures cover it
 * @param headers by lower-case name
 * @param body as UTF-8 text
 */
record Request(String method, String target, Map<String, String> headers, String body) {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_BODY = 65_536;

  /**
   * Reads a request.
   *
   * @return nothing when the other side sent none
   * @throws IOException when what it sent is no request, or too long
   */
  static Optional<Request> read(InputStream in) throws IOException {
    var first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var parts = first.split(" ");
    if (parts.length != 3) {
      throw new IOException("not an HTTP request");
    }
    var headers = headers(in);
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (length < 0 || length > LONGEST_BODY || headers.containsKey("transfer-encoding")) {
      throw new IOException("bodies have a content-length of at most " + LONGEST_BODY);
    }
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return Optional.of(new Request(parts[0], parts[1], headers, body));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      if (colon < 1 || headers.size() >= MOST_HEADERS) {
        throw new IOException("not an HTTP header, or too many");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
      if (text.length() >= LONGEST_LINE) {
        throw new IOException("a line is too long");
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  /** What follows {@code prefix} in the path, decoded. */
  String pathAfter(String prefix) {
    return decoded(path().substring(prefix.length()));
  }

  /** A query parameter; empty when it is not there. */
  String parameter(String name) {
    return SignPage.parameter(target, name);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
