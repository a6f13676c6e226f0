package billing.gateways.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The merchant's account with WeChat Pay, read from the configuration and its key files.
 *
 * @param appId the app that payers' openids belong to
 * @param merchantId the merchant's number
 * @param notifyUrl where notifications are sent
 * @param keys signs, verifies and decrypts
 */
record Account(String appId, String merchantId, String notifyUrl, RSAPublicKeyConfig keys) {
  private static final int API_V3_KEY_BYTES = 32;

  /**
   * @throws IllegalStateException naming the property that is missing or the file that cannot be
   *     used
   */
  static Account of(WeChatSettings settings) {
    var merchantId = need(settings.merchantId(), "merchant-id");
    return new Account(
        need(settings.appId(), "app-id"),
        merchantId,
        need(settings.notifyUrl(), "notify-url").toString(),
        keys(settings, merchantId));
  }

  private static RSAPublicKeyConfig keys(WeChatSettings settings, String merchantId) {
    var builder =
        new RSAPublicKeyConfig.Builder()
            .merchantId(merchantId)
            .merchantSerialNumber(need(settings.merchantSerial(), "merchant-serial"))
            .publicKeyId(need(settings.platformKeyId(), "platform-key-id"))
            .apiV3Key(apiV3Key(settings));
    var privateKey = content(settings.privateKeyFile(), "private-key-file");
    var publicKey = content(settings.platformPublicKeyFile(), "platform-public-key-file");
    try {
      builder.privateKey(privateKey);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw unusable("private-key-file", "a PEM file with a PKCS#8 private key");
    }
    try {
      return builder.publicKey(publicKey).build();
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw unusable("platform-public-key-file", "a PEM file with a public key");
    }
  }

  private static String apiV3Key(WeChatSettings settings) {
    var key = content(settings.apiV3KeyFile(), "api-v3-key-file");
    if (key.getBytes(StandardCharsets.UTF_8).length != API_V3_KEY_BYTES) {
      throw unusable("api-v3-key-file", "a file with exactly 32 characters");
    }
    return key;
  }

  private static String content(Optional<Path> file, String property) {
    var path = need(file, property);
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "billing.wechat.%s: the file %s cannot be read (%s)"
              .formatted(property, path.toAbsolutePath(), e.getClass().getSimpleName()),
          e);
    }
  }

  /** Without a cause: a parser's message might quote the key. */
  private static IllegalStateException unusable(String property, String wanted) {
    return new IllegalStateException("billing.wechat.%s must be %s".formatted(property, wanted));
  }

  private static <T> T need(Optional<T> value, String property) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "billing.wechat.%s is missing; set it, or billing.wechat.enabled=false"
                    .formatted(property)));
  }
}
