package parking.drivers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of drivers' log-ins and plates. */
@ConfigMapping(prefix = "parking.drivers")
public interface DriverSettings {
  /** How long a log-in lasts after it was used last. */
  @WithDefault("30d")
  Duration sessionFor();

  /** How long a code is worth something. */
  @WithDefault("5m")
  Duration codeFor();

  /** How many codes one phone is sent in a day. */
  @WithDefault("10")
  int codesADayByPhone();

  /** How many codes one client may ask for in an hour. */
  @WithDefault("20")
  int codesAnHourByClient();

  /** How many log-ins one client may try in an hour. */
  @WithDefault("60")
  int logInsAnHourByClient();

  /**
   * Where drivers' browsers reach this service, for example {@code https://parking.example.cn};
   * without it, pages of others cannot send drivers back here.
   */
  Optional<URI> publicAddress();

  /** How many plates a driver may pay for. */
  @WithDefault("5")
  int mostPlates();

  /**
   * Where pictures of vehicle licences are read, for example {@code
   * http://127.0.0.1:8091/licences}; without it, no driver is offered this proof.
   */
  Optional<URI> licenceReader();

  /** How long reading a picture may take. */
  @WithDefault("20s")
  Duration licenceReaderTimeout();
}
