package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells the merchant what happened, encrypted and signed, until the merchant has taken it. A few
 * are on their way at a time; the others wait, and are written only when it is their turn.
 */
final class Notifying implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 16;

  private final Settling.Inside inside;
  private final Faults faults;
  private final Optional<URI> override;
  private final List<Duration> pauses;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ExecutorService postmen = Executors.newFixedThreadPool(AT_ONCE);
  private final Deque<Letter> held = new ArrayDeque<>();

  Notifying(Settling.Inside inside, Faults faults, Settings settings) {
    this.inside = inside;
    this.faults = faults;
    this.override = settings.notifyTo();
    this.pauses = settings.pauses().notifyAgain();
  }

  /** What a notification is about, and what it says once it is written. */
  private record Content(String event, String type, Supplier<ObjectNode> says) {}

  /** A notification; its body is written once, so that it is the same each time it is sent. */
  private static final class Letter {
    private final URI to;
    private final Runnable whenTaken;
    private Supplier<String> writing;
    private String body;

    Letter(URI to, Supplier<String> writing, Runnable whenTaken) {
      this.to = to;
      this.writing = writing;
      this.whenTaken = whenTaken;
    }

    synchronized String body() {
      if (body == null) {
        body = writing.get();
        writing = null;
      }
      return body;
    }
  }

  /** Announces how far an order has come. */
  void announce(Order order) {
    send(
        order.notifyUrl(),
        new Content(order.event(), "transaction", () -> order.answer(inside.keys())),
        () -> inside.book().told(order));
  }

  /** Announces how a refund ended. */
  void announce(Refund refund) {
    send(
        refund.notifyUrl(),
        new Content("REFUND." + refund.status(), "refund", () -> refund.news(inside.keys())),
        () -> inside.book().save(refund.told()));
  }

  /** Announces that an entry was blocked, or is not blocked any more. */
  void announce(Entry entry) {
    var at = inside.time().text();
    send(
        entry.notifyUrl(),
        new Content(
            "VEHICLE.ENTRANCE_STATE_CHANGE", "vehicle", () -> entry.news(inside.keys(), at)),
        () -> {});
  }

  private void send(String requested, Content content, Runnable whenTaken) {
    if (override.isEmpty() && requested.isEmpty()) {
      return;
    }
    var fault = faults.take(Fault.NOTIFICATIONS);
    var kind = fault.map(Fault::kind);
    var letter =
        new Letter(
            override.orElseGet(() -> URI.create(requested)),
            () -> envelope(content, kind),
            whenTaken);
    if (kind.equals(Optional.of(Fault.Kind.SILENT))) {
      return;
    }
    if (kind.equals(Optional.of(Fault.Kind.REORDERED))) {
      hold(letter, fault.get().millis());
      return;
    }
    if (kind.equals(Optional.of(Fault.Kind.TWICE))) {
      post(letter, 0, Optional.empty());
    }
    post(letter, 0, fault);
  }

  /** Keeps a letter until another one has been delivered, or for so long. */
  private synchronized void hold(Letter letter, int millis) {
    held.add(letter);
    inside.clock().schedule(() -> release(letter), Math.max(1, millis), TimeUnit.MILLISECONDS);
  }

  private synchronized void release(Letter letter) {
    if (held.remove(letter)) {
      post(letter, 0, Optional.empty());
    }
  }

  private synchronized void release() {
    while (!held.isEmpty()) {
      post(held.remove(), 0, Optional.empty());
    }
  }

  private void post(Letter letter, int round, Optional<Fault> fault) {
    try {
      postmen.execute(() -> deliver(letter, round, fault));
    } catch (RejectedExecutionException closed) {
      // The next start announces it again.
    }
  }

  private void deliver(Letter letter, int round, Optional<Fault> fault) {
    try {
      var answer = client.send(request(letter, fault), BodyHandlers.discarding());
      if (answer.statusCode() == 200 || answer.statusCode() == 204) {
        letter.whenTaken.run();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (IOException nobodyThere) {
      // It is sent again, as after any other answer.
    } finally {
      release();
    }
    again(letter, round);
  }

  private HttpRequest request(Letter letter, Optional<Fault> fault) {
    var kind = fault.map(Fault::kind);
    var isForged = kind.equals(Optional.of(Fault.Kind.WRONG_SIGNATURE));
    var ahead = kind.equals(Optional.of(Fault.Kind.CLOCK_SKEW)) ? fault.get().millis() : 0;
    var body = letter.body();
    var request =
        HttpRequest.newBuilder(letter.to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    inside.signing().headers(isForged ? body + " " : body, ahead).forEach(request::header);
    return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private void again(Letter letter, int round) {
    if (round < pauses.size() && !inside.clock().isShutdown()) {
      inside
          .clock()
          .schedule(
              () -> post(letter, round + 1, Optional.empty()),
              pauses.get(round).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private String envelope(Content content, Optional<Fault.Kind> fault) {
    var event = content.event();
    var type = content.type();
    var says = content.says().get();
    var told = fault.filter(Fault.Kind::isLie).map(kind -> Lies.told(says, kind)).orElse(says);
    var signing = inside.signing();
    var nonce = signing.nonce(6);
    var envelope = Json.object();
    envelope.put("id", signing.nonce(16));
    envelope.put("create_time", inside.time().text());
    envelope.put("event_type", event);
    envelope.put("resource_type", "encrypt-resource");
    envelope.put("summary", event);
    envelope
        .putObject("resource")
        .put("algorithm", "AEAD_AES_256_GCM")
        .put("ciphertext", signing.encrypt(told.toString(), nonce, type))
        .put("nonce", nonce)
        .put("associated_data", type)
        .put("original_type", type);
    return envelope.toString();
  }

  @Override
  public void close() {
    postmen.shutdownNow();
  }
}
