package billing.gateways.alipay;

import billing.gateways.guarding.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration {@code billing.alipay.*}. What has no default must be set when {@link
 * #enabled()}; secrets are given as files only.
 */
@ConfigMapping(prefix = "billing.alipay")
public interface AlipaySettings extends Limits {
  /** Whether there is an Alipay gateway at all. */
  @WithDefault("false")
  boolean enabled();

  /** The gateway's address, or the sandbox's. */
  @WithDefault("https://openapi.alipay.com/gateway.do")
  URI baseUrl();

  /** The app's number. */
  Optional<String> appId();

  /** Who receives the money: 16 digits that begin with 2088. */
  Optional<String> sellerId();

  /** PEM file (PKCS#8): signs requests as the app. */
  Optional<Path> privateKeyFile();

  /** PEM file: verifies answers and notifications. */
  Optional<Path> alipayPublicKeyFile();

  /** Where Alipay sends notifications. */
  Optional<URI> notifyUrl();

  /** Alipay's number of a lot (parking_id), by our lot id. Cars of other lots are not charged. */
  Map<String, String> parkingIds();

  /** Whether Alipay may advance what a payer lacks; needs a contract with Alipay. */
  @WithDefault("false")
  boolean advance();

  /** Alipay's page on which a driver signs; without it nobody can sign by way of the service. */
  Optional<URI> agreementUrl();

  /** How long one HTTP call may wait for a connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** How long one HTTP call may take altogether. */
  @WithDefault("6s")
  Duration callTimeout();

  /** How long the download of a bill may take. */
  @WithDefault("1m")
  Duration billCallTimeout();
}
