package parking.streetoffices;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Says whose token it is. Nothing keeps the token itself. */
@ApplicationScoped
class StaffTokens implements IdentityProvider<TokenAuthenticationRequest> {
  private final StreetOffices offices;

  StaffTokens(StreetOffices offices) {
    this.offices = offices;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .optional(offices.findPerson(request.getToken().getToken()))
        .onItem()
        .ifNull()
        .failWith(() -> new AuthenticationFailedException("nobody has this token"))
        .map(StaffTokens::identity);
  }

  private static SecurityIdentity identity(Person person) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(person.id()))
        .addRoles(person.roles().stream().map(Role::code).collect(Collectors.toSet()))
        .addAttribute(WhoAsks.PERSON, person)
        .build();
  }
}
