package parking.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** The embedded issuer. None of it counts where staff log in somewhere else. */
@ConfigMapping(prefix = "parking.issuer")
interface IssuerSettings {
  /** What its tokens call it, and under which address browsers find it. */
  @WithDefault("http://localhost:${quarkus.http.port}/issuer")
  String url();

  /** Its signing key: RSA, PKCS #8, base64. The data folder keeps it among its secrets. */
  String key();

  /** How long a token opens doors before it has to be renewed. */
  @WithDefault("PT10M")
  Duration tokenLasts();

  /** How long a log-in can be renewed before the password is asked for again. */
  @WithDefault("PT12H")
  Duration logInLasts();

  /** The pages to which people come back after a log-in, as paths of this service. */
  @WithDefault("/,/index.html,/console/")
  Set<String> pages();

  /** Makes a new one-time password for {@code admin} at this start, and prints it. */
  @WithDefault("false")
  boolean resetAdministrator();
}
