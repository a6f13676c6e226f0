package billing.invoices.provider;

import billing.gateways.guarding.Call;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/** A provider that is spoken to over HTTP. */
public final class HttpProvider implements InvoiceProvider, AutoCloseable {
  private static final String PATH = "/v1/invoices";
  private static final int NONCE_BYTES = 16;
  private static final long MOST_SKEW_SECONDS = 300;
  private static final int LONGEST_ANSWER = 65_536;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Place place;
  private final Signing signing;
  private final Guard guard;
  private final InstantSource clock;
  private final HttpClient http;

  /**
   * Where the provider is, and how we are known there.
   *
   * @param base scheme, host and port
   * @param limit for one call
   */
  public record Place(URI base, String keyId, Duration limit) {}

  /**
   * @param key signs and verifies
   * @param clock real time, which signatures are checked by
   */
  public HttpProvider(Place place, String key, Guard guard, InstantSource clock) {
    this.place = place;
    this.signing = new Signing(key);
    this.guard = guard;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(place.limit())
            .build();
  }

  @Override
  public Uni<ProviderReply> issue(InvoiceOrder order) {
    var body = Wording.of(order);
    return orSilent(
        guard.make(Call.order("issue"), () -> call(order.number(), "POST", PATH, body)));
  }

  @Override
  public Uni<ProviderReply> query(String number) {
    return orSilent(
        guard.make(Call.repeatable("query"), () -> call(number, "GET", PATH + "/" + number, "")));
  }

  private static Uni<ProviderReply> orSilent(Uni<ProviderReply> reply) {
    return reply
        .onFailure()
        .recoverWithItem(failure -> new ProviderReply.Silence(Guard.why(failure)));
  }

  private ProviderReply call(String number, String method, String path, String body) {
    var stamp = Long.toString(clock.instant().getEpochSecond());
    var nonce = nonce();
    var request =
        HttpRequest.newBuilder(place.base().resolve(path))
            .timeout(place.limit())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Key-Id", place.keyId())
            .header("X-Timestamp", stamp)
            .header("X-Nonce", nonce)
            .header("X-Signature", signing.sign(body, method, path, stamp, nonce))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = send(request);
    return Wording.reply(number, answer.statusCode(), verified(answer, nonce));
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw CallFailed.network("no whole answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallFailed.network("interrupted");
    }
  }

  /** The answer's text, if the provider has signed it, just now, and for this request. */
  private String verified(HttpResponse<byte[]> answer, String nonce) {
    var stamp = answer.headers().firstValue("X-Timestamp").orElse("");
    var signature = answer.headers().firstValue("X-Signature").orElse("");
    if (answer.body().length > LONGEST_ANSWER) {
      throw CallFailed.unusable("the answer is too long");
    }
    var body = new String(answer.body(), StandardCharsets.UTF_8);
    var status = Integer.toString(answer.statusCode());
    if (!isFresh(stamp) || !signing.isSigned(signature, body, status, nonce, stamp)) {
      throw CallFailed.unusable("the answer is not signed by the provider for this request");
    }
    return body;
  }

  private boolean isFresh(String stamp) {
    return stamp.matches("\\d{1,12}")
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(stamp)), clock.instant())
                .abs()
                .getSeconds()
            <= MOST_SKEW_SECONDS;
  }

  private static String nonce() {
    var noise = new byte[NONCE_BYTES];
    CHANCE.nextBytes(noise);
    return HexFormat.of().formatHex(noise);
  }

  @Override
  public void close() {
    guard.close();
  }
}
