package recognizer.pushed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import recognizer.vendors.BadMessage;
import recognizer.vendors.Delivery;
import recognizer.vendors.Reply;

/** The door that cameras push to. Refusals are problems after RFC 9457. */
final class PushServer implements Closeable {
  private static final System.Logger LOG = System.getLogger(PushServer.class.getName());
  private static final int THREADS = 16;
  private static final int WAITING = 64;
  private static final String SECONDS_PER_REQUEST = "10";
  private static final String RETRY_SECONDS = "5";

  private final Reception reception;
  private final HttpServer server;
  private final Bodies bodies = new Bodies();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), this::daemon);

  private PushServer(Reception reception, HttpServer server) {
    this.reception = reception;
    this.server = server;
  }

  /** Whoever sends a request, or takes an answer, more slowly than this is cut off. */
  static void limitSlowness() {
    for (String name : new String[] {"maxReqTime", "maxRspTime"}) {
      String property = "sun.net.httpserver." + name;
      System.setProperty(property, System.getProperty(property, SECONDS_PER_REQUEST));
    }
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any free one
   * @throws IOException naming the port when it is in use
   */
  static PushServer start(Reception reception, String host, int port) throws IOException {
    limitSlowness();
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(host, port), WAITING);
    } catch (BindException e) {
      throw new IOException(
          "cameras.port: port %d of %s cannot be used (%s). Choose another."
              .formatted(port, host, e.getMessage()),
          e);
    }
    PushServer server = new PushServer(reception, http);
    http.createContext("/", server::answer);
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "camera-door");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      tryToAnswer(exchange);
    }
  }

  private void tryToAnswer(HttpExchange exchange) throws IOException {
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

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
