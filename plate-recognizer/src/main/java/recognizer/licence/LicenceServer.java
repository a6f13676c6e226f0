package recognizer.licence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import recognizer.camera.UnreadableInput;
import recognizer.web.WebServer;

/**
 * Answers what a photograph of a vehicle licence shows. Pictures are read one after the other and
 * kept nowhere; neither they nor what they show is logged.
 */
public final class LicenceServer implements Closeable {
  static final int BYTES_MAX = 4 << 20;

  private static final System.Logger LOG = System.getLogger(LicenceServer.class.getName());
  private static final WebServer.Room ROOM = new WebServer.Room("licences", 1, 8);
  private static final String PATH = "/licences";

  private final LicenceReader reader = new LicenceReader();
  private final WebServer web;

  private LicenceServer(String host, int port) throws IOException {
    web = WebServer.start(new WebServer.Address("licences", host, port), ROOM, this::answer);
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any free one
   * @throws IOException naming the port when it is in use
   */
  public static LicenceServer start(String host, int port) throws IOException {
    return new LicenceServer(host, port);
  }

  /** Where it listens. */
  public int port() {
    return web.port();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      problem(exchange, 404, "There is no such page. Pictures go to " + PATH + ".");
    } else if (!exchange.getRequestMethod().equals("POST")) {
      problem(exchange, 405, "A picture is sent with POST.");
    } else {
      byte[] picture = exchange.getRequestBody().readNBytes(BYTES_MAX + 1);
      if (picture.length > BYTES_MAX) {
        problem(exchange, 413, "A picture has at most " + BYTES_MAX + " bytes.");
      } else {
        read(exchange, picture);
      }
    }
  }

  private void read(HttpExchange exchange, byte[] picture) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    try {
      VehicleLicence licence = reader.read(picture);
      answer.put("isLicence", licence.isLicence());
      licence.plate().ifPresent(plate -> answer.put("plate", plate));
      send(exchange, 200, "application/json", answer);
    } catch (UnreadableInput e) {
      answer.put("isLicence", false).put("fault", e.getMessage());
      send(exchange, 200, "application/json", answer);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A picture met an error of this program", e);
      problem(exchange, 500, "This program failed. See its log.");
    }
  }

  private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("title", "The picture was not read")
            .put("status", status)
            .put("detail", detail);
    send(exchange, status, "application/problem+json", body);
  }

  private static void send(HttpExchange exchange, int status, String type, ObjectNode body)
      throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    web.close();
    reader.close();
  }
}
