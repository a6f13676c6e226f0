package parking.telling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The configuration {@code parking.telling.*}. */
@ConfigMapping(prefix = "parking.telling")
interface TellingSettings {
  /** How often drivers are told what has happened; {@code off} for never. */
  @WithDefault("10s")
  String every();

  /**
   * Where the drivers' program is in a browser, such as {@code https://example.org/m/}: text
   * messages lead there.
   */
  Optional<URI> program();
}
