package recognizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A parking service that writes down what it takes, and now and then does not say that it did. */
final class UnreliableService implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DELAY_MILLIS = 30;

  private final ReadingBook book;
  private final Random random;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean isReliable;

  /** How it treats a batch. */
  private enum Mood {
    FINE,
    FINE_BUT_SLOW,
    BUSY,
    TAKES_AND_SAYS_NOTHING
  }

  UnreliableService(ReadingBook book, long seed) throws IOException {
    this.book = book;
    this.random = new Random(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/api/v1/readings", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on everything is taken and answered. */
  void behave() {
    isReliable = true;
  }

  private Mood mood() {
    int dice = isReliable ? 0 : random.nextInt(10);
    Mood[] bad = {Mood.FINE_BUT_SLOW, Mood.BUSY, Mood.TAKES_AND_SAYS_NOTHING};
    return dice < 6 ? Mood.FINE : bad[random.nextInt(bad.length)];
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Mood mood = mood();
      if (mood == Mood.BUSY) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      byte[] answer = take(JSON.readTree(body)).toString().getBytes(StandardCharsets.UTF_8);
      if (mood == Mood.FINE_BUT_SLOW) {
        Thread.sleep(DELAY_MILLIS);
      }
      if (mood != Mood.TAKES_AND_SAYS_NOTHING) {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode take(JsonNode batch) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("device", batch.path("device").asText());
    ArrayNode results = answer.putArray("results");
    for (JsonNode reading : batch.path("readings")) {
      long number = reading.path("sequence").asLong();
      String outcome = book.take((ObjectNode) reading);
      results.addObject().put("sequence", number).put("outcome", outcome);
    }
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
