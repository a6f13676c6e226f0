package parking.lots;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the codes that drivers scan at lanes. */
@ConfigMapping(prefix = "parking.scans")
interface ScanSettings {
  /** The page that the printed codes lead to. */
  @WithDefault("http://localhost:8080/scan.html")
  String url();

  /** What codes are derived from; the data folder has it. */
  Optional<String> secret();

  /** The version of the codes that are printed now. A new one makes new codes for every lane. */
  @WithDefault("1")
  int codeVersion();

  /** The oldest version that is still taken while new codes are put up. */
  Optional<Integer> oldestCodeVersion();
}
