package parking.lots;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes that are put up at lanes for drivers to scan. Who has not been there does not know a
 * lane's code: it is derived from the service's secret, the version and the lane's name.
 */
@ApplicationScoped
public class LaneCodes {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CODE_BYTES = 12;
  private static final String CODE = "[0-9]{1,6}\\.[A-Za-z0-9_-]{16}";

  private final ScanSettings settings;

  LaneCodes(ScanSettings settings) {
    this.settings = settings;
  }

  /**
   * What is put up at a lane.
   *
   * @param text to be printed as a QR code: the address of a page, with the lane and its code
   * @param version of the code
   */
  public record Printed(String text, int version) {}

  public Printed print(Lane lane) {
    var version = settings.codeVersion();
    var text =
        "%s?lot=%s&device=%s&lane=%s&code=%s"
            .formatted(
                settings.url(),
                word(lane.lot().id()),
                word(lane.device()),
                word(lane.name()),
                code(lane, version));
    return new Printed(text, version);
  }

  private static String word(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** Whether a driver who says this code has it from this lane. */
  public boolean isCode(Lane lane, String said) {
    if (said == null || !said.matches(CODE)) {
      return false;
    }
    var version = Integer.parseInt(said.substring(0, said.indexOf('.')));
    var oldest = settings.oldestCodeVersion().orElse(settings.codeVersion());
    return version >= oldest
        && version <= settings.codeVersion()
        && MessageDigest.isEqual(bytes(said), bytes(code(lane, version)));
  }

  /**
   * What the display of a lane says to be told notices. It is for the display only: unlike the
   * printed code, who has been at the lane does not know it.
   */
  public String displayKey(Lane lane) {
    var name = "display/%s/%s/%s".formatted(lane.lot().id(), lane.device(), lane.name());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(name));
  }

  /** Whether this is said by the display of a lane. */
  public boolean isDisplayKey(Lane lane, String said) {
    return said != null && MessageDigest.isEqual(bytes(said), bytes(displayKey(lane)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The version stands in front of the code, so that codes of two versions can be told apart. */
  private String code(Lane lane, int version) {
    var name = "%d/%s/%s/%s".formatted(version, lane.lot().id(), lane.device(), lane.name());
    var first = Arrays.copyOf(sign(name), CODE_BYTES);
    return version + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(first);
  }

  private byte[] sign(String name) {
    var secret =
        settings
            .secret()
            .orElseThrow(() -> new IllegalStateException("parking.scans.secret is not set"));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
      return mac.doFinal(bytes(name));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }
}
