package parking.streetoffices;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whom of the staff a request comes from. */
@ApplicationScoped
public class WhoAsks {
  /** The attribute of an identity that holds its {@link Person}. */
  public static final String PERSON = "person";

  private final CurrentIdentityAssociation current;

  WhoAsks(CurrentIdentityAssociation current) {
    this.current = current;
  }

  /**
   * Who asks. Fails with one of Quarkus' security exceptions, which are answered with 401, when the
   * request has no token or a wrong one.
   */
  public Uni<Person> person() {
    return current.getDeferredIdentity().map(WhoAsks::person);
  }

  private static Person person(SecurityIdentity identity) {
    Person person = identity.getAttribute(PERSON);
    if (person == null) {
      throw new UnauthorizedException("the request is nobody's");
    }
    return person;
  }
}
