package billing.gateways.alipay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's account with Alipay, read from the configuration and its key files.
 *
 * @param appId the app's number
 * @param sellerId who receives the money
 * @param notifyUrl where notifications are sent
 * @param parkingIds Alipay's numbers of lots, by our lot id
 * @param advance whether Alipay may advance money
 * @param key signs requests
 * @param alipayKey verifies answers and notifications
 */
record Account(
    String appId,
    String sellerId,
    String notifyUrl,
    Map<String, String> parkingIds,
    boolean advance,
    PrivateKey key,
    PublicKey alipayKey) {

  /**
   * @throws IllegalStateException naming the property that is missing or the file that cannot be
   *     used
   */
  static Account of(AlipaySettings settings) {
    return new Account(
        need(settings.appId(), "app-id"),
        sellerId(settings),
        need(settings.notifyUrl(), "notify-url").toString(),
        Map.copyOf(settings.parkingIds()),
        settings.advance(),
        privateKey(settings),
        publicKey(settings));
  }

  /** Alipay's number of a lot. */
  Optional<String> findParkingId(String lot) {
    return Optional.ofNullable(parkingIds.get(lot)).filter(id -> !id.isBlank());
  }

  /** Alipay's number of some lot, always the same one, for what is asked of no lot. */
  Optional<String> findAnyParkingId() {
    return parkingIds.values().stream().filter(id -> !id.isBlank()).min(String::compareTo);
  }

  private static String sellerId(AlipaySettings settings) {
    var id = need(settings.sellerId(), "seller-id");
    if (!id.matches("2088\\d{12}")) {
      throw unusable("seller-id", "16 digits that begin with 2088");
    }
    return id;
  }

  private static PrivateKey privateKey(AlipaySettings settings) {
    var content = content(settings.privateKeyFile(), "private-key-file");
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(content)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable("private-key-file", "a PEM file with an RSA private key in PKCS#8");
    }
  }

  private static PublicKey publicKey(AlipaySettings settings) {
    var content = content(settings.alipayPublicKeyFile(), "alipay-public-key-file");
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(content)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable("alipay-public-key-file", "a PEM file with an RSA public key");
    }
  }

  /** Alipay's console shows keys as bare base64; both forms are taken. */
  private static byte[] der(String pem) {
    return Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
  }

  private static String content(Optional<Path> file, String property) {
    var path = need(file, property);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new IllegalStateException(
          "billing.alipay.%s: the file %s cannot be read (%s)"
              .formatted(property, path.toAbsolutePath(), e.getClass().getSimpleName()),
          e);
    }
  }

  /** Without a cause: a parser's message might quote the key. */
  private static IllegalStateException unusable(String property, String wanted) {
    return new IllegalStateException("billing.alipay.%s must be %s".formatted(property, wanted));
  }

  private static <T> T need(Optional<T> value, String property) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "billing.alipay.%s is missing; set it, or billing.alipay.enabled=false"
                    .formatted(property)));
  }
}
