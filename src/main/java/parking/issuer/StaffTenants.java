package parking.issuer;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** How tokens are verified: with our own key, or with what the city's issuer publishes. */
@ApplicationScoped
class StaffTenants implements TenantConfigResolver {
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
   */
  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    var isDrivers = header != null && header.regionMatches(true, 0, DRIVERS, 0, DRIVERS.length());
    return header == null || isDrivers
        ? Uni.createFrom().nullItem()
        : Uni.createFrom().item(tenant);
  }
}
