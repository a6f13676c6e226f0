package parking.issuer;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import parking.streetoffices.Member;
import parking.streetoffices.Person;
import parking.streetoffices.Role;
import parking.streetoffices.StaffBook;
import parking.streetoffices.WhoAsks;

/**
 * Says whom of the staff a verified token means, and what that person may do now. The token's own
 * roles are not looked at. Identities that come without such a token are others' affair.
 */
@ApplicationScoped
class StaffIdentities implements SecurityIdentityAugmentor {
  private final StaffBook book;
  private final StaffIssuer issuer;

  StaffIdentities(StaffBook book, StaffIssuer issuer) {
    this.book = book;
    this.issuer = issuer;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    return book.find(new Member.Identity(issuer.name(), token.getSubject()))
        .map(found -> found.filter(member -> isGood(token, member)).flatMap(book::person))
        .map(StaffIdentities::identity);
  }

  private static boolean isGood(JsonWebToken token, Member member) {
    return !Instant.ofEpochSecond(token.getIssuedAtTime()).isBefore(member.tokensFrom());
  }

  private static SecurityIdentity identity(Optional<Person> found) {
    var person =
        found.orElseThrow(() -> new AuthenticationFailedException("nobody has this token"));
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(person.id()))
        .addRoles(person.roles().stream().map(Role::code).collect(Collectors.toSet()))
        .addAttribute(WhoAsks.PERSON, person)
        .build();
  }
}
