package parking.drivers;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import parking.problems.Problem;

/** Which driver a request comes from. */
@ApplicationScoped
public class WhoDrives {
  /** What every driver, and nobody else, is. */
  public static final String ROLE = "driver";

  /** The attribute of an identity that holds its {@link Driver}. */
  static final String DRIVER = "driver";

  private final CurrentIdentityAssociation current;
  private final Consents consents;

  WhoDrives(CurrentIdentityAssociation current, Consents consents) {
    this.current = current;
    this.consents = consents;
  }

  /**
   * Who asks, whatever they have agreed to. Fails with one of Quarkus' security exceptions, which
   * are answered with 401, when the request has no driver's token.
   */
  public Uni<Driver> anybody() {
    return find()
        .map(
            found ->
                found.orElseThrow(() -> new UnauthorizedException("the request is no driver's")));
  }

  /** The same, for what may be asked without a token, too. */
  public Uni<Optional<Driver>> find() {
    return current
        .getDeferredIdentity()
        .map((SecurityIdentity it) -> Optional.ofNullable(it.<Driver>getAttribute(DRIVER)));
  }

  /**
   * Who asks, and has agreed to the newest text; fails with a {@link Problem} when they have not.
   */
  public Uni<Driver> driver() {
    return anybody().call(this::mustConsent);
  }

  private Uni<Void> mustConsent(Driver driver) {
    return consents
        .isGiven(driver.id())
        .invoke(
            given -> {
              if (!given) {
                throw Problem.forbidden(
                    "consent-needed", "The newest consent has to be given before anything else.");
              }
            })
        .replaceWithVoid();
  }
}
