package parking.drivers;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says which driver a token belongs to. */
@ApplicationScoped
class DriverIdentities implements IdentityProvider<DriverTokens.Shown> {
  private final DriverSessions sessions;

  DriverIdentities(DriverSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Class<DriverTokens.Shown> getRequestType() {
    return DriverTokens.Shown.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      DriverTokens.Shown request, AuthenticationRequestContext context) {
    return sessions
        .find(request.token())
        .map(
            found ->
                found.orElseThrow(() -> new AuthenticationFailedException("nobody has this token")))
        .map(DriverIdentities::identity);
  }

  private static SecurityIdentity identity(Driver driver) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("driver/" + driver.id()))
        .addRole(WhoDrives.ROLE)
        .addAttribute(WhoDrives.DRIVER, driver)
        .build();
  }
}
