package recognizer.pushed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import recognizer.vendors.BadMessage;
import recognizer.vendors.Delivery;
import recognizer.vendors.Reply;
import recognizer.web.WebServer;

/** The door that cameras push to. Refusals are problems after RFC 9457. */
final class PushServer {
  private static final System.Logger LOG = System.getLogger(PushServer.class.getName());
  private static final WebServer.Room ROOM = new WebServer.Room("camera-door", 16, 64);
  private static final String RETRY_SECONDS = "5";

  private final Reception reception;
  private final Bodies bodies = new Bodies();

  private PushServer(Reception reception) {
    this.reception = reception;
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any free one
   * @throws IOException naming the port when it is in use
   */
  static WebServer start(Reception reception, String host, int port) throws IOException {
    return WebServer.start(
        new WebServer.Address("cameras", host, port), ROOM, new PushServer(reception)::answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      write(exchange, 200, reply(exchange));
    } catch (BadMessage e) {
      problem(exchange, e.status(), e.title(), e.getMessage());
    } catch (PutOff e) {
      putOff(exchange, e.getMessage());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A camera''s message was not taken: {0}", e.getMessage());
      putOff(exchange, "It could not be kept.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A camera's message met an error of this program", e);
      problem(exchange, 500, "This program failed", "See its log.");
      throw e;
    }
  }

  private Reply reply(HttpExchange exchange)
      throws BadMessage, PutOff, IOException, InterruptedException {
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new BadMessage(405, "Only POST is taken", "Cameras push with POST here.");
    }
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("/");
    String sender = exchange.getRemoteAddress().getAddress().getHostAddress();
    return bodies.lend(
        exchange, body -> reception.takeRequest(new Delivery(path, type, body, sender)));
  }

  private static void putOff(HttpExchange exchange, String why) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
    problem(exchange, 503, "There is no room now", why + " Send it again.");
  }

  private static void problem(HttpExchange exchange, int status, String title, String detail)
      throws IOException {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .toString();
    write(exchange, status, new Reply("application/problem+json", body));
  }

  private static void write(HttpExchange exchange, int status, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    if (!reply.contentType().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
