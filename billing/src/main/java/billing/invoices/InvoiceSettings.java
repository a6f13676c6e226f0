package billing.invoices;

import billing.gateways.guarding.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration {@code billing.invoices.*}. What has no default must be set when {@link
 * #enabled()}; the secret is given as a file only.
 */
@ConfigMapping(prefix = "billing.invoices")
public interface InvoiceSettings extends Limits {
  /** Whether invoices are issued at all. */
  @WithDefault("false")
  boolean enabled();

  /** How often is looked for something to do; {@code off} for never. */
  @WithDefault("5s")
  String pollInterval();

  /** Scheme, host and port of the provider or of the sandbox. */
  Optional<URI> baseUrl();

  /** Names our key at the provider. */
  Optional<String> keyId();

  /** Text file with the key that signs requests and verifies answers, at least 32 characters. */
  Optional<Path> keyFile();

  /** How long one call may take. */
  @WithDefault("10s")
  Duration callTimeout();

  /** Who sells, unless a lot says otherwise. */
  Seller seller();

  /** Other sellers, by the lot's id. */
  Map<String, Seller> lots();

  /** Who sells, and how that is taxed. No value is right everywhere, so none has a default. */
  interface Seller {
    /** The company's name. */
    Optional<String> name();

    /** Its tax number. */
    Optional<String> taxNumber();

    /** The name of what is sold, as invoices want it. */
    Optional<String> item();

    /** The rate of the tax in ten-thousandths: 600 are 6 %. */
    Optional<Integer> rateBasisPoints();
  }
}
