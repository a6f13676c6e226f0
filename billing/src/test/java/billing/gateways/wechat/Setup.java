package billing.gateways.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of a gateway that talks to a sandbox, impatient so that tests are quick. */
record Setup(
    Path folder,
    URI baseUrl,
    Optional<URI> notifyUrl,
    Optional<Path> privateKeyFile,
    Optional<Path> apiV3KeyFile,
    Duration callTimeout,
    Duration timeLimit,
    int circuitCalls)
    implements WeChatSettings {

  static Setup of(Path folder, int port, URI notifyUrl) {
    return new Setup(
        folder,
        URI.create("http://127.0.0.1:" + port),
        Optional.of(notifyUrl),
        Optional.of(folder.resolve("merchant-private-key.pem")),
        Optional.of(folder.resolve("api-v3-key.txt")),
        Duration.ofSeconds(3),
        Duration.ofSeconds(15),
        100);
  }

  Setup withCircuitOf(int calls) {
    return new Setup(
        folder, baseUrl, notifyUrl, privateKeyFile, apiV3KeyFile, callTimeout, timeLimit, calls);
  }

  Setup withPrivateKey(Optional<Path> file) {
    return new Setup(
        folder, baseUrl, notifyUrl, file, apiV3KeyFile, callTimeout, timeLimit, circuitCalls);
  }

  Setup withApiV3Key(Path file) {
    return new Setup(
        folder,
        baseUrl,
        notifyUrl,
        privateKeyFile,
        Optional.of(file),
        callTimeout,
        timeLimit,
        circuitCalls);
  }

  private Optional<String> word(String name) {
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
    return Optional.of("wx00000000000test");
  }

  @Override
  public Optional<String> merchantId() {
    return word("merchant-id.txt");
  }

  @Override
  public Optional<String> merchantSerial() {
    return word("merchant-serial.txt");
  }

  @Override
  public Optional<String> platformKeyId() {
    return word("platform-key-id.txt");
  }

  @Override
  public Optional<Path> platformPublicKeyFile() {
    return Optional.of(folder.resolve("platform-public-key.pem"));
  }

  @Override
  public Duration connectTimeout() {
    return Duration.ofSeconds(1);
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
  public Duration billTimeLimit() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Optional<URI> agreementUrl() {
    return Optional.of(baseUrl.resolve("/sandbox/wechat/auth-creditpay"));
  }

  @Override
  public Duration billCallTimeout() {
    return Duration.ofSeconds(5);
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
