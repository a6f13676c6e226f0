package parking.issuer;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;

/** How tokens are verified: with our own key, or with what the city's issuer publishes. */
@ApplicationScoped
class StaffTenants implements TenantConfigResolver {
  private static final String BEARER = "bearer ";

  /** Three parts in base64url, as RFC 7519 has it. */
  private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  /** Tokens that begin so are drivers' and no affair of any issuer. */
  private static final String DRIVERS = "bearer drv_";

  private final OidcTenantConfig tenant;

  StaffTenants(StaffIssuer issuer, IssuerKey key) {
    var config =
        OidcTenantConfig.builder()
            .tenantId("staff")
            .applicationType(ApplicationType.SERVICE)
            .token()
            .issuer(issuer.url())
            .audience(issuer.audience())
            .end();
    this.tenant =
        issuer.isEmbedded()
            ? config.publicKey(key.publicKey()).build()
            : config.authServerUrl(issuer.url()).clientId(issuer.audience()).build();
  }

  /**
   * Nobody's tenant leads to the default one, which is disabled: others may look at the request.
   * What has not even the form of a token is refused here, before anything repeats it in a message.
   */
  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !begins(header, BEARER) || begins(header, DRIVERS)) {
      return Uni.createFrom().nullItem();
    }
    return TOKEN.matcher(header.substring(BEARER.length()).strip()).matches()
        ? Uni.createFrom().item(tenant)
        : Uni.createFrom().failure(new AuthenticationFailedException("this is no token"));
  }

  private static boolean begins(String header, String with) {
    return header.regionMatches(true, 0, with, 0, with.length());
  }
}
