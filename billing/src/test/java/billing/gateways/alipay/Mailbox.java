package billing.gateways.alipay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives notifications over HTTP as they are, and hands their bodies out one by one. */
final class Mailbox implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;

  private final HttpServer server;
  private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();

  Mailbox() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::receive);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** Answers the next ones with the word failure. */
  void refuse(int times) {
    refusals.set(times);
  }

  String next() throws InterruptedException {
    var letter = letters.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (letter == null) {
      throw new AssertionError("no notification came");
    }
    return letter;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      letters.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var answer = refusals.getAndDecrement() > 0 ? "failure" : "success";
      exchange.sendResponseHeaders(200, answer.length());
      exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
