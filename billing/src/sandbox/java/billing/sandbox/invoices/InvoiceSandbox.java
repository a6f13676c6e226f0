package billing.sandbox.invoices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The running provider. It listens on loopback only, and forgets everything when it is closed. */
public final class InvoiceSandbox implements AutoCloseable {
  private static final long SLOW_MILLIS = 1_000;
  private static final int LONGEST_BODY = 65_536;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final InvoiceBook book = new InvoiceBook();
  private final Hmac hmac;
  private final Deque<InvoiceFault> faults = new ConcurrentLinkedDeque<>();
  private volatile Signed before = new Signed("", "", 200, "{}");

  private InvoiceSandbox(HttpServer server, String key) {
    this.server = server;
    this.hmac = new Hmac(key);
  }

  /** An answer with its proof. */
  private record Signed(String stamp, String signature, int status, String body) {}

  /**
   * Listens at a free port.
   *
   * @param key the key that the client signs with, too
   */
  public static InvoiceSandbox start(String key) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var sandbox = new InvoiceSandbox(server, key);
    server.setExecutor(sandbox.workers);
    server.createContext("/v1/invoices", sandbox::answer);
    server.createContext("/sandbox", sandbox::control);
    server.start();
    return sandbox;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets something go wrong with the next request that no other fault waits for. */
  public void next(InvoiceFault fault) {
    faults.add(fault);
  }

  /** What was issued, as {@code kind amount number}, in order. */
  public List<String> issued() {
    return book.issued();
  }

  /**
   * For programs that cannot name this class: {@code PUT /sandbox/faults} with the name of a fault
   * adds it, {@code GET /sandbox/issued} lists what was issued, a line for each.
   */
  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
      switch (asked) {
        case "PUT /sandbox/faults" ->
            exchange.sendResponseHeaders(
                isAdded(new String(body, StandardCharsets.UTF_8)) ? 204 : 400, -1);
        case "GET /sandbox/issued" -> {
          var lines = String.join("\n", issued()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, lines.length == 0 ? -1 : lines.length);
          exchange.getResponseBody().write(lines);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private boolean isAdded(String name) {
    var found =
        Arrays.stream(InvoiceFault.values()).filter(it -> it.name().equals(name)).findFirst();
    found.ifPresent(this::next);
    return found.isPresent();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body =
          new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
      var header = exchange.getRequestHeaders();
      var path = exchange.getRequestURI().getPath();
      var stamp = Optional.ofNullable(header.getFirst("X-Timestamp")).orElse("");
      var nonce = Optional.ofNullable(header.getFirst("X-Nonce")).orElse("");
      var signature = Optional.ofNullable(header.getFirst("X-Signature")).orElse("");
      var method = exchange.getRequestMethod();
      if (!hmac.fits(signature, body, method, path, stamp, nonce)) {
        write(exchange, signed(401, "{\"code\":\"SIGNATURE\"}", nonce));
        return;
      }
      answer(exchange, Optional.ofNullable(faults.poll()), new Asked(method, path, body, nonce));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Asked(String method, String path, String body, String nonce) {}

  private void answer(HttpExchange exchange, Optional<InvoiceFault> fault, Asked asked)
      throws IOException, InterruptedException {
    if (fault.isPresent() && fault.get() == InvoiceFault.SILENT) {
      return;
    }
    if (fault.isPresent() && fault.get() == InvoiceFault.TROUBLED) {
      write(exchange, signed(500, "{\"code\":\"TROUBLED\"}", asked.nonce()));
      return;
    }
    var said =
        asked.method().equals("POST")
            ? book.order(asked.body(), fault)
            : book.query(asked.path().replaceFirst(".*/", ""));
    var last = before;
    var answer = signed(said.status(), said.body(), asked.nonce());
    before = answer;
    if (fault.isEmpty()) {
      write(exchange, answer);
      return;
    }
    switch (fault.get()) {
      case SILENT_AFTER_TAKING_EFFECT -> {}
      case ANSWER_OF_ANOTHER -> write(exchange, last);
      case WRONG_SIGNATURE ->
          write(exchange, new Signed(answer.stamp(), "0".repeat(64), answer.status(), said.body()));
      default -> {
        Thread.sleep(fault.get() == InvoiceFault.SLOW ? SLOW_MILLIS : 0);
        write(exchange, answer);
      }
    }
  }

  private Signed signed(int status, String body, String nonce) {
    var stamp = Long.toString(Instant.now().getEpochSecond());
    return new Signed(stamp, hmac.of(body, "" + status, nonce, stamp), status, body);
  }

  private static void write(HttpExchange exchange, Signed answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.getResponseHeaders().set("X-Timestamp", answer.stamp());
    exchange.getResponseHeaders().set("X-Signature", answer.signature());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
