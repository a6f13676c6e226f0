package recognizer.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A parking service on a local port that behaves as badly as it is told. */
public final class FakeService implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  public final List<JsonNode> batches = Collections.synchronizedList(new ArrayList<>());
  public final List<JsonNode> reports = Collections.synchronizedList(new ArrayList<>());
  final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  volatile Function<JsonNode, Reply> behaviour = FakeService::acceptAll;
  volatile Function<JsonNode, Reply> reportBehaviour = report -> new Reply(404, "");

  /**
   * An answer.
   *
   * @param status 0 drops the connection
   * @param retryAfter a header, where it is not empty
   */
  record Reply(int status, String body, String retryAfter) {
    Reply(int status, String body) {
      this(status, body, "");
    }
  }

  public FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/readings", this::answer);
    server.createContext("/api/v1/device-reports", this::hear);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode batch = ReadingJson.parse(body);
    bodies.add(new String(body, StandardCharsets.UTF_8));
    batches.add(batch);
    reply(exchange, behaviour.apply(batch));
  }

  private void hear(HttpExchange exchange) throws IOException {
    JsonNode report = ReadingJson.parse(exchange.getRequestBody().readAllBytes());
    reports.add(report);
    reply(exchange, reportBehaviour.apply(report));
  }

  private static void reply(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.status() == 0) {
      exchange.close();
      return;
    }
    if (!reply.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  static Reply acceptAll(JsonNode batch) {
    return outcomes(batch, sequence -> "accepted");
  }

  static Reply outcomes(JsonNode batch, Function<Long, String> outcome) {
    StringBuilder results = new StringBuilder();
    for (JsonNode reading : batch.path("readings")) {
      long sequence = reading.path("sequence").asLong();
      results
          .append(results.length() == 0 ? "" : ",")
          .append("{\"sequence\":")
          .append(sequence)
          .append(",\"outcome\":\"")
          .append(outcome.apply(sequence))
          .append("\",\"detail\":\"Lane is not known.\"}");
    }
    String device = batch.path("device").asText();
    return new Reply(200, "{\"device\":\"" + device + "\",\"results\":[" + results + "]}");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
