package parking.drivers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the platforms whose users log in by them; secrets are given as files only. */
@ConfigMapping(prefix = "parking.platforms")
public interface PlatformSettings {
  /** How long a platform may take to answer. */
  @WithDefault("5s")
  Duration callTimeout();

  /** How many of the latest calls the circuit breaker looks at; it opens when half have failed. */
  @WithDefault("20")
  int circuitCalls();

  /** How long the open circuit lets no call through. */
  @WithDefault("15s")
  Duration circuitOpenFor();

  WeChat wechat();

  Alipay alipay();

  /** The mini-program at WeChat. */
  interface WeChat {
    @WithDefault("false")
    boolean enabled();

    @WithDefault("https://api.weixin.qq.com")
    URI baseUrl();

    Optional<String> appId();

    /** Text file with the mini-program's secret. */
    Optional<Path> appSecretFile();
  }

  /** The mini-program at Alipay. */
  interface Alipay {
    @WithDefault("false")
    boolean enabled();

    @WithDefault("https://openapi.alipay.com/gateway.do")
    URI baseUrl();

    Optional<String> appId();

    /** PEM file (PKCS#8): signs requests as the app. */
    Optional<Path> privateKeyFile();

    /** PEM file: verifies answers. */
    Optional<Path> alipayPublicKeyFile();
  }
}
