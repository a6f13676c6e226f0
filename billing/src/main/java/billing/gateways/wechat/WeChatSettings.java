package billing.gateways.wechat;

import billing.gateways.guarding.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The configuration {@code billing.wechat.*}. What has no default must be set when {@link
 * #enabled()}; secrets are given as files only.
 */
@ConfigMapping(prefix = "billing.wechat")
public interface WeChatSettings extends Limits {
  /** Whether there is a WeChat gateway at all. */
  @WithDefault("false")
  boolean enabled();

  /** Scheme, host and port of the channel or of the sandbox. */
  @WithDefault("https://api.mch.weixin.qq.com")
  URI baseUrl();

  /** The app that payers' openids belong to. */
  Optional<String> appId();

  /** The merchant's number. */
  Optional<String> merchantId();

  /** The serial number of the merchant's API certificate. */
  Optional<String> merchantSerial();

  /** PEM file: signs requests. */
  Optional<Path> privateKeyFile();

  /** Names the platform's public key: {@code PUB_KEY_ID_...}. */
  Optional<String> platformKeyId();

  /** PEM file: verifies answers and notifications. */
  Optional<Path> platformPublicKeyFile();

  /** Text file of 32 characters: decrypts notifications. */
  Optional<Path> apiV3KeyFile();

  /** Where the channel sends notifications; the real one insists on https. */
  Optional<URI> notifyUrl();

  /**
   * The page of the channel on which a driver signs in a browser; without it, agreements are signed
   * in WeChat's own program only.
   */
  Optional<URI> agreementUrl();

  /** How long one HTTP call may wait for a connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** How long one HTTP call may take altogether. */
  @WithDefault("6s")
  Duration callTimeout();

  /** How long the download of a bill may take. */
  @WithDefault("60s")
  Duration billCallTimeout();
}
