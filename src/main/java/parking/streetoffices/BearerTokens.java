package parking.streetoffices;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;

/** Takes the token out of {@code Authorization: Bearer TOKEN}, as RFC 6750 has it. */
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer";
  private static final String PREFIX = SCHEME + " ";

  /** A request without such a header is nobody's, which is no failure. */
  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    return token(request)
        .map(token -> new TokenAuthenticationRequest(new TokenCredential(token, SCHEME)))
        .map(providers::authenticate)
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private static Optional<String> token(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
        .map(value -> value.substring(PREFIX.length()).strip());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    var unauthorized = HttpResponseStatus.UNAUTHORIZED.code();
    return Uni.createFrom()
        .item(new ChallengeData(unauthorized, HttpHeaders.WWW_AUTHENTICATE, SCHEME));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }
}
