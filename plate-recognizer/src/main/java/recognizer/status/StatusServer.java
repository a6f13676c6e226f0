package recognizer.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.LaneStatus.LastReading;
import recognizer.web.WebServer;

/**
 * A small web server that says how the edge is doing: a page for people at {@code /}, its figures
 * at {@code /lanes.json}, and Prometheus' text at {@code /metrics}. It shows plates, so it listens
 * on this machine only unless told otherwise.
 */
public final class StatusServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGES = "/recognizer/status/";
  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript", "svg", "image/svg+xml");

  private static final WebServer.Room ROOM = new WebServer.Room("status", 2, 64);

  private final EdgeStatus edge;

  private StatusServer(EdgeStatus edge) {
    this.edge = edge;
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any free one
   * @throws IOException naming the port when it is in use
   */
  public static WebServer start(EdgeStatus edge, String host, int port) throws IOException {
    return WebServer.start(
        new WebServer.Address("status", host, port), ROOM, new StatusServer(edge)::answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    String path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, 405, "text/plain", "Only GET is answered here.\n");
    } else if (path.equals("/metrics")) {
      send(exchange, 200, "text/plain; version=0.0.4", Exposition.of(edge));
    } else if (path.equals("/lanes.json")) {
      send(exchange, 200, "application/json", lanes().toString());
    } else if (path.matches("/lanes/[A-Za-z0-9._-]+\\.jpg")) {
      picture(exchange, path, ".jpg", LastReading::picture);
    } else if (path.matches("/lanes/[A-Za-z0-9._-]+/plate\\.jpg")) {
      picture(exchange, path, "/plate.jpg", LastReading::cutOut);
    } else {
      page(exchange, path.equals("/") ? "edge.html" : path.substring(1));
    }
  }

  private void page(HttpExchange exchange, String name) throws IOException {
    if (!name.matches("edge\\.(html|css|js|svg)")) {
      send(exchange, 404, "text/plain", "There is no such page. Look at / or /metrics.\n");
      return;
    }
    String ending = name.substring(name.indexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "text/" + ending);
    try (InputStream in = StatusServer.class.getResourceAsStream(PAGES + name)) {
      send(exchange, 200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A picture of a lane's last reading; its path is the lane's name between two known parts. */
  private void picture(
      HttpExchange exchange, String path, String ending, Function<LastReading, byte[]> which)
      throws IOException {
    String lane = path.substring("/lanes/".length(), path.length() - ending.length());
    Optional<byte[]> picture =
        edge.lanes().stream()
            .filter(l -> l.name().equals(lane))
            .flatMap(l -> l.lastReading().stream())
            .map(which)
            .filter(jpeg -> jpeg.length > 0)
            .findFirst();
    if (picture.isPresent()) {
      send(exchange, 200, "image/jpeg", picture.get());
    } else {
      send(exchange, 404, "text/plain", "This lane has no such picture yet.\n");
    }
  }

  private ObjectNode lanes() {
    long ticks = edge.ticks().getAsLong();
    ObjectNode all = JSON.createObjectNode();
    all.put("device", edge.device());
    all.put("waiting", edge.waiting().getAsInt());
    edge.skew().get().ifPresent(skew -> all.put("skewSeconds", skew.toMillis() / 1e3));
    ArrayNode lanes = all.putArray("lanes");
    edge.lanes().forEach(lane -> lanes.add(lane(lane, ticks)));
    return all;
  }

  private static ObjectNode lane(LaneStatus lane, long ticks) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", lane.name());
    node.put("frames", lane.frames());
    node.put("looks", lane.looks());
    node.put("late", lane.lateFrames());
    node.put("readings", lane.readings());
    node.put("signs", lane.signs());
    node.put("isOver", lane.isOver());
    lane.frameAge(ticks).ifPresent(age -> node.put("frameAgeSeconds", age.toMillis() / 1e3));
    ArrayNode ailments = node.putArray("ailments");
    for (Ailment ailment : lane.ailments(ticks)) {
      ailments.addObject().put("kind", ailment.label()).put("advice", ailment.advice());
    }
    lane.lastReading()
        .ifPresent(
            last ->
                node.putObject("last")
                    .put("plate", last.plate())
                    .put("colour", last.colour())
                    .put("confidence", last.confidence())
                    .put("direction", last.direction())
                    .put("seenAt", last.seenAt().toString())
                    .put("hasPicture", last.picture().length > 0)
                    .put("hasCutOut", last.cutOut().length > 0));
    return node;
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
