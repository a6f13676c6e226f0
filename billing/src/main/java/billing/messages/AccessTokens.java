package billing.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * The mini-program's access token. It is asked for when there is none or it is about to end; the
 * "stable" door gives every instance the same one, and the secret does not travel in an address.
 */
final class AccessTokens {
  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final String DOOR = "/cgi-bin/stable_token";

  private final Calls calls;
  private final URI address;
  private final ObjectNode question;
  private final InstantSource time;
  private volatile Token token = new Token("", Instant.EPOCH);

  AccessTokens(Calls calls, URI baseUrl, Secret secret, InstantSource time) {
    this.calls = calls;
    this.address = baseUrl.resolve(DOOR);
    this.question =
        Calls.JSON
            .createObjectNode()
            .put("grant_type", "client_credential")
            .put("appid", secret.appId())
            .put("secret", secret.value());
    this.time = time;
  }

  /** The mini-program and its secret. */
  record Secret(String appId, String value) {
    @Override
    public String toString() {
      return "Secret[" + appId + "]";
    }
  }

  private record Token(String value, Instant until) {}

  /** Does something with a token that holds; without one, nothing is sent. */
  Uni<Answer> with(Function<String, Uni<Answer>> work) {
    var held = token;
    return held.until().isAfter(time.instant())
        ? work.apply(held.value())
        : calls.post(
            address,
            Map.of(),
            question.toString(),
            reply -> {
              var value = reply.body().path("access_token").asText("");
              if (value.isEmpty()) {
                return Uni.createFrom()
                    .item(new Answer.Later("token " + reply.body().path("errcode").asText("")));
              }
              var life = Duration.ofSeconds(reply.body().path("expires_in").asLong());
              token = new Token(value, time.instant().plus(life).minus(MARGIN));
              return work.apply(value);
            });
  }

  /** The provider says that this token does not hold. */
  void forget(String value) {
    if (token.value().equals(value)) {
      token = new Token("", Instant.EPOCH);
    }
  }
}
