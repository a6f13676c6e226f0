package parking.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.problems.Problem;

/** Who issues the staff's tokens: an issuer of the city's, or the embedded one. */
@ApplicationScoped
public class StaffIssuer {
  private static final String EMBEDDED = "embedded";

  private final Optional<String> external;
  private final String audience;
  private final IssuerSettings embedded;

  /**
   * @param external the address of an OpenID Connect issuer; the embedded one when absent
   * @param audience for whom its tokens are meant
   */
  StaffIssuer(
      @ConfigProperty(name = "parking.staff.issuer") Optional<String> external,
      @ConfigProperty(name = "parking.staff.audience", defaultValue = "parking") String audience,
      IssuerSettings embedded) {
    this.external = external;
    this.audience = audience;
    this.embedded = embedded;
  }

  /** Under which name people are written down; ours stays when its address changes. */
  public String name() {
    return external.orElse(EMBEDDED);
  }

  /** What tokens call their issuer. */
  String url() {
    return external.orElse(embedded.url());
  }

  /** Whether passwords are ours. */
  public boolean isEmbedded() {
    return external.isEmpty();
  }

  String audience() {
    return audience;
  }

  /**
   * Fails where passwords are somebody else's affair.
   *
   * @throws Problem saying so
   */
  void mustBeEmbedded() {
    if (!isEmbedded()) {
      throw Problem.unknown(
          "no-issuer", "Staff log in at %s, not here.".formatted(external.orElseThrow()));
    }
  }
}
