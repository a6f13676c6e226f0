package billing.gateways.alipay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of a gateway that talks to a sandbox, impatient so that tests are quick. */
record Setup(
    Path folder,
    URI baseUrl,
    Optional<URI> notifyUrl,
    Optional<String> sellerId,
    Optional<Path> privateKeyFile,
    boolean advance,
    int circuitCalls)
    implements AlipaySettings {

  static Setup of(Path folder, int port, URI notifyUrl) {
    return new Setup(
        folder,
        URI.create("http://127.0.0.1:%d/gateway.do".formatted(port)),
        Optional.of(notifyUrl),
        word(folder, "alipay-seller-id.txt"),
        Optional.of(folder.resolve("alipay-app-private-key.pem")),
        false,
        100);
  }

  Setup advancing() {
    return new Setup(folder, baseUrl, notifyUrl, sellerId, privateKeyFile, true, circuitCalls);
  }

  Setup withCircuitOf(int calls) {
    return new Setup(folder, baseUrl, notifyUrl, sellerId, privateKeyFile, advance, calls);
  }

  Setup withPrivateKey(Optional<Path> file) {
    return new Setup(folder, baseUrl, notifyUrl, sellerId, file, advance, circuitCalls);
  }

  Setup withSeller(String id) {
    return new Setup(
        folder, baseUrl, notifyUrl, Optional.of(id), privateKeyFile, advance, circuitCalls);
  }

  private static Optional<String> word(Path folder, String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public Optional<String> appId() {
    return word(folder, "alipay-app-id.txt");
  }

  @Override
  public Optional<Path> alipayPublicKeyFile() {
    return Optional.of(folder.resolve("alipay-public-key.pem"));
  }

  @Override
  public Map<String, String> parkingIds() {
    return Map.of("sample", "PI0000000001");
  }

  @Override
  public Duration connectTimeout() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration callTimeout() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Optional<URI> agreementUrl() {
    return Optional.of(baseUrl().resolve("/sandbox/alipay/agreement"));
  }

  @Override
  public Duration billCallTimeout() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Duration billTimeLimit() {
    return Duration.ofSeconds(15);
  }

  @Override
  public Duration timeLimit() {
    return Duration.ofSeconds(15);
  }

  @Override
  public int workers() {
    return 4;
  }

  @Override
  public int queue() {
    return 16;
  }

  @Override
  public Duration circuitOpenFor() {
    return Duration.ofMillis(300);
  }

  @Override
  public int callsPerSecond() {
    return 1000;
  }

  @Override
  public int refundsPerSecond() {
    return 100;
  }

  @Override
  public Duration longestWait() {
    return Duration.ofSeconds(2);
  }
}
