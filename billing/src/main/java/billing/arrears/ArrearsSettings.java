package billing.arrears;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The configuration {@code billing.arrears.*}. */
@ConfigMapping(prefix = "billing.arrears")
interface ArrearsSettings {
  /** How often debts are looked at; {@code off} for never. */
  @WithDefault("5m")
  String every();

  /** The YAML file of policies; without one the preset {@code default} governs every place. */
  Optional<Path> policyFile();

  /** The page on which drivers see what they owe; the code is added behind a {@code #}. */
  @WithDefault("http://localhost:8080/dues.html")
  String claimUrl();

  /** How long a code holds. */
  @WithDefault("60d")
  Duration codesHoldFor();

  /** Where the report of each local day on which something was escalated is written. */
  Optional<Path> reportsFolder();
}
