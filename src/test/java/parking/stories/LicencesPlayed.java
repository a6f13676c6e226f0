package parking.stories;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A reader of vehicle licences to whom a picture says in words what it shows. */
public final class LicencesPlayed {
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final String SILENT = "nothing at all";
  private HttpServer server;

  /** A picture, in base64, of a licence for a plate; empty for one that cannot be read. */
  static String of(String plate) {
    var words = plate.getBytes(StandardCharsets.UTF_8);
    var bytes = new byte[JPEG.length + words.length];
    System.arraycopy(JPEG, 0, bytes, 0, JPEG.length);
    System.arraycopy(words, 0, bytes, JPEG.length, words.length);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A picture at which the reader fails. */
  static String thatStopsTheReader() {
    return of(SILENT);
  }

  URI start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/licences", LicencesPlayed::answer);
      server.start();
      return URI.create("http://127.0.0.1:%d/licences".formatted(server.getAddress().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readAllBytes();
    var shown = new String(bytes, JPEG.length, bytes.length - JPEG.length, StandardCharsets.UTF_8);
    var answer =
        shown.isEmpty()
            ? "{\"isLicence\":false}"
            : "{\"isLicence\":true,\"plate\":\"%s\"}".formatted(shown);
    var body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(shown.equals(SILENT) ? 500 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  void stop() {
    server.stop(0);
  }
}
