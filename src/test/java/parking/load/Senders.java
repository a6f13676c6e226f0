package parking.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import parking.testing.EnrolledEdges;

/** Devices that send readings over connections that stay open, each waiting for its answer. */
final class Senders implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ACCEPTED = "\"outcome\":\"accepted\"";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final EnrolledEdges edges;
  private final List<Gate> gates;
  private final int connections;
  private final ExecutorService pool;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicBoolean isOver = new AtomicBoolean();

  Senders(Service service, List<Gate> gates, int connections) {
    this.port = service.port();
    this.edges = new EnrolledEdges(service::token);
    this.gates = gates;
    this.connections = connections;
    this.pool = Executors.newFixedThreadPool(connections);
  }

  /** Passages that were taken so far. */
  long accepted() {
    return accepted.get();
  }

  /** Sends until told to stop. Answers what to wait for then. */
  List<Future<Void>> start(int readings) {
    isOver.set(false);
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      var own = own(i);
      all.add(pool.submit(() -> keepSending(own, readings)));
    }
    return all;
  }

  /** No two connections send for one device, as no two devices have one name. */
  private List<Gate> own(int connection) {
    List<Gate> own = new ArrayList<>();
    for (int i = connection; i < gates.size(); i += connections) {
      own.add(gates.get(i));
    }
    return own;
  }

  private Void keepSending(List<Gate> own, int readings) throws IOException, InterruptedException {
    for (int i = 0; !isOver.get(); i++) {
      var gate = own.get(i % own.size());
      send(gate, gate.next(Instant.now(), readings));
    }
    return null;
  }

  void stop(List<Future<Void>> all) throws InterruptedException {
    isOver.set(true);
    await(all);
  }

  /** Lets every car out that is still inside. */
  void finish(int readings) throws InterruptedException {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      var own = own(i);
      tasks.add(() -> empty(own, readings));
    }
    await(pool.invokeAll(tasks));
  }

  private Void empty(List<Gate> own, int readings) throws IOException, InterruptedException {
    for (var gate : own) {
      while (gate.countInside() > 0) {
        send(gate, gate.last(Instant.now(), readings));
      }
    }
    return null;
  }

  private static void await(List<Future<Void>> all) throws InterruptedException {
    try {
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    }
  }

  private void send(Gate gate, Gate.Batch batch) throws IOException, InterruptedException {
    var edge = new EnrolledEdges.Edge(gate.name(), gate.name());
    var body = batch.body().getBytes(StandardCharsets.UTF_8);
    var request = edges.request(port, edge, "/api/v1/readings", body).timeout(PATIENCE).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 || count(answer.body()) != batch.readings()) {
      throw new IllegalStateException("A batch was not taken: " + answer.body());
    }
    accepted.addAndGet(batch.readings());
  }

  private static int count(String answer) {
    var found = 0;
    for (int at = answer.indexOf(ACCEPTED); at >= 0; at = answer.indexOf(ACCEPTED, at + 1)) {
      found++;
    }
    return found;
  }

  @Override
  public void close() {
    isOver.set(true);
    pool.shutdownNow();
  }
}
