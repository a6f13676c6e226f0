package parking.drivers;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;

/** Takes a driver's token out of {@code Authorization: Bearer drv_…}. */
@ApplicationScoped
class DriverTokens implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer";
  private static final String PREFIX = SCHEME + " ";

  /** A driver's token, of which nobody knows yet whether it is worth something. */
  static final class Shown extends BaseAuthenticationRequest {
    private final String token;

    Shown(String token) {
      this.token = token;
    }

    String token() {
      return token;
    }
  }

  /** Any other token is somebody else's to look at. */
  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    return token(request)
        .map(token -> providers.authenticate(new Shown(token)))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private static Optional<String> token(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
        .map(value -> value.substring(PREFIX.length()).strip())
        .filter(token -> token.startsWith(Tokens.PREFIX));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    var unauthorized = HttpResponseStatus.UNAUTHORIZED.code();
    return Uni.createFrom()
        .item(new ChallengeData(unauthorized, HttpHeaders.WWW_AUTHENTICATE, SCHEME));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Shown.class);
  }
}
