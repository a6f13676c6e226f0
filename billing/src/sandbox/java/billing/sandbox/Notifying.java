package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells the merchant what happened, encrypted and signed, until the merchant has taken it. */
final class Notifying {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Settling.Inside inside;
  private final Faults faults;
  private final Optional<URI> override;
  private final List<Duration> pauses;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Notifying(Settling.Inside inside, Faults faults, Settings settings) {
    this.inside = inside;
    this.faults = faults;
    this.override = settings.notifyTo();
    this.pauses = settings.notifyAgain();
  }

  /** A notification on its way. */
  private record Letter(URI to, String body, Runnable whenTaken) {}

  /** Announces how an order ended. */
  void announce(Order order) {
    var event = order.state().equals(Order.SUCCESS) ? "TRANSACTION.SUCCESS" : "TRANSACTION.FAIL";
    var body = envelope(event, "transaction", order.answer(inside.keys()));
    send(new Letter(to(order.notifyUrl()), body, () -> inside.book().save(order.told())));
  }

  /** Announces that an entry was blocked, or is not blocked any more. */
  void announce(Entry entry) {
    var news = entry.news(inside.keys(), inside.time().text());
    var body = envelope("VEHICLE.ENTRANCE_STATE_CHANGE", "vehicle", news);
    send(new Letter(to(entry.notifyUrl()), body, () -> {}));
  }

  private URI to(String requested) {
    return override.orElseGet(() -> URI.create(requested));
  }

  private void send(Letter letter) {
    var kind = faults.take("notifications").map(Fault::kind);
    if (kind.equals(Optional.of(Fault.Kind.SILENT))) {
      return;
    }
    if (kind.equals(Optional.of(Fault.Kind.TWICE))) {
      deliver(letter, 0, false);
    }
    deliver(letter, 0, kind.equals(Optional.of(Fault.Kind.WRONG_SIGNATURE)));
  }

  private void deliver(Letter letter, int round, boolean forged) {
    var request =
        HttpRequest.newBuilder(letter.to())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    inside.signing().headers(forged ? letter.body() + " " : letter.body()).forEach(request::header);
    client
        .sendAsync(
            request.POST(HttpRequest.BodyPublishers.ofString(letter.body())).build(),
            BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && (answer.statusCode() == 200 || answer.statusCode() == 204)) {
                letter.whenTaken().run();
              } else {
                again(letter, round);
              }
            });
  }

  private void again(Letter letter, int round) {
    if (round < pauses.size() && !inside.clock().isShutdown()) {
      inside
          .clock()
          .schedule(
              () -> deliver(letter, round + 1, false),
              pauses.get(round).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private String envelope(String event, String type, ObjectNode content) {
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
        .put("ciphertext", signing.encrypt(content.toString(), nonce, type))
        .put("nonce", nonce)
        .put("associated_data", type)
        .put("original_type", type);
    return envelope.toString();
  }
}
