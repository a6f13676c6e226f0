package billing.gateways.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives notifications over HTTP as they are, and hands them out one by one. */
final class Mailbox implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;

  private final HttpServer server;
  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  Mailbox() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::receive);
    server.start();
  }

  /**
   * A notification as it came.
   *
   * @param headers by lower-case name
   */
  record Letter(Map<String, String> headers, String body) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    Letter with(String name, String value) {
      var changed = new HashMap<>(headers);
      changed.put(name.toLowerCase(Locale.ROOT), value);
      return new Letter(changed, body);
    }

    Letter saying(String other) {
      return new Letter(headers, other);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** Answers the next ones with 500. */
  void refuse(int times) {
    refusals.set(times);
  }

  Letter next() throws InterruptedException {
    var letter = letters.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (letter == null) {
      throw new AssertionError("no notification came");
    }
    return letter;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      letters.add(new Letter(headers, body));
      exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
