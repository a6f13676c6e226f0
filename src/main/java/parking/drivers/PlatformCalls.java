package parking.drivers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import parking.problems.Problem;

/**
 * Calls of one platform, or of another program that is asked by HTTP: within a time limit, behind a
 * circuit breaker, never twice, because a code is worth something once. Nothing of a request or an
 * answer is logged.
 */
final class PlatformCalls {
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final HttpClient client;
  private final Duration timeout;
  private final CircuitBreaker circuit;

  PlatformCalls(String name, PlatformSettings settings) {
    this(name, settings, settings.callTimeout());
  }

  /**
   * @param timeout how long this one may take to answer, whatever the settings say of others
   */
  PlatformCalls(String name, PlatformSettings settings, Duration timeout) {
    this.name = name;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.callTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.circuit =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.circuitCalls())
                .minimumNumberOfCalls(Math.max(1, settings.circuitCalls() / 2))
                .waitDurationInOpenState(settings.circuitOpenFor())
                .build());
  }

  /** The text of an answer; fails with the problem that says that there is none. */
  Uni<String> text(HttpRequest.Builder request) {
    var call = request.timeout(timeout).build();
    return Uni.createFrom()
        .completionStage(() -> circuit.executeCompletionStage(() -> send(call)))
        .onFailure()
        .transform(
            failure -> {
              Log.warnf("The platform %s did not answer (%s)", name, kind(failure));
              return Platform.silent();
            });
  }

  private CompletionStage<String> send(HttpRequest call) {
    return client
        .sendAsync(call, HttpResponse.BodyHandlers.ofString())
        .thenApply(
            answer -> {
              if (answer.statusCode() != OK) {
                throw new CompletionException(new IOException("HTTP " + answer.statusCode()));
              }
              return answer.body();
            });
  }

  private static String kind(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getClass().getSimpleName() + ", " + cause.getMessage()
        : cause.getClass().getSimpleName();
  }

  /** An answer as JSON; fails as {@link #text} does when it is none. */
  JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      Log.warnf("The platform %s answered what is no JSON", name);
      throw Platform.silent();
    }
  }

  /** A refusal that says that something is set up wrongly here. */
  Problem misused(String code) {
    Log.errorf("The platform %s refuses this service: %s. Look at its settings.", name, code);
    return Platform.silent();
  }
}
