package parking.city;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import parking.testing.EnrolledEdges;

/** Sends the streams of a city's devices side by side, each request until it is acknowledged. */
final class Sending {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final List<Service> services;
  private final CityClock clock;
  private final EnrolledEdges signers;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong left = new AtomicLong();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

  /**
   * @param services instances with one database; a device goes to the next when one does not answer
   */
  Sending(List<Service> services, CityClock clock) {
    this.services = services;
    this.signers = new EnrolledEdges(this::token);
    this.clock = clock;
  }

  /**
   * What was said of the requests.
   *
   * @param retries how often one had to be sent again because nobody answered it
   * @param refusals what the service did not take, in its words
   */
  record Outcome(long acknowledged, long retries, List<String> refusals) {}

  /** Returns when everything is acknowledged. */
  Outcome send(List<List<Edges.Request>> streams) throws InterruptedException {
    left.set(streams.stream().mapToLong(List::size).sum());
    var pool = Executors.newFixedThreadPool(Math.max(1, streams.size()));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (var stream : streams) {
        running.add(pool.submit(() -> sendInOrder(stream)));
      }
      for (var one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a device could not go on", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return new Outcome(acknowledged.get(), retries.get(), List.copyOf(refusals));
  }

  /** Whether there is anything left that was not acknowledged. */
  boolean isUnderWay() {
    return left.get() > 0;
  }

  private Void sendInOrder(List<Edges.Request> stream) throws InterruptedException {
    for (var request : stream) {
      clock.sleepUntil(request.due());
      send(request);
      left.decrementAndGet();
    }
    return null;
  }

  /** From whichever service is there. */
  private String token() throws IOException, InterruptedException {
    var silence = new IOException("no service is there");
    for (var service : services) {
      try {
        return service.token();
      } catch (IOException e) {
        silence.addSuppressed(e);
      }
    }
    throw silence;
  }

  private void send(Edges.Request request) throws InterruptedException {
    var body = Bodies.of(request);
    var edge = new EnrolledEdges.Edge(request.lot(), request.device());
    var signed = new Service.Signed(signers, edge, body);
    var until = System.nanoTime() + LONGEST.toNanos();
    var door = Math.floorMod(body.hashCode(), services.size());
    while (System.nanoTime() < until) {
      try {
        var answer = services.get(door).post(signed, PATIENCE);
        if (answer.status() < 500 && answer.status() != 429) {
          take(request, answer);
          return;
        }
      } catch (IOException e) {
        // Nobody is there or the answer was lost; the edge keeps its readings.
      }
      retries.incrementAndGet();
      door = (door + 1) % services.size();
      Thread.sleep(PAUSE.toMillis());
    }
    refusals.add("%s: not acknowledged within %s".formatted(request.device(), LONGEST));
  }

  private void take(Edges.Request request, Service.Answer answer) {
    if (answer.status() != 200) {
      refusals.add("%s: %d %s".formatted(request.device(), answer.status(), answer.body()));
      return;
    }
    try {
      var results = JSON.readTree(answer.body()).path("results");
      for (var result : results) {
        if (result.path("outcome").asText().equals("refused")) {
          refusals.add("%s: %s".formatted(request.device(), result.path("detail").asText()));
        } else {
          acknowledged.incrementAndGet();
        }
      }
      if (results.size() != request.readings().size()) {
        refusals.add("%s: not every reading has a result".formatted(request.device()));
      }
    } catch (JsonProcessingException e) {
      refusals.add("%s: an answer that is no JSON".formatted(request.device()));
    }
  }
}
