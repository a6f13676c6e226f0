package billing.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the platform, verifies the merchant, encrypts notifications. Goes by real time. */
final class Signing {
  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final long SKEW_SECONDS = 300;
  private static final int TAG_BITS = 128;

  private final Keys keys;
  private final InstantSource real;
  private final SecureRandom random = new SecureRandom();

  Signing(Keys keys, InstantSource real) {
    this.keys = keys;
    this.real = real;
  }

  /**
   * Verifies a request of the merchant.
   *
   * @throws Refusal with SIGN_ERROR
   */
  void verify(Request request) {
    var header = request.headers().getOrDefault("authorization", "");
    if (!header.startsWith(SCHEME + " ")) {
      throw Refusal.badSignature("Http头Authorization认证类型不正确");
    }
    var fields = new HashMap<String, String>();
    FIELD.matcher(header).results().forEach(found -> fields.put(found.group(1), found.group(2)));
    if (!keys.merchantId().equals(fields.get("mchid"))
        || !keys.merchantSerial().equals(fields.get("serial_no"))) {
      throw Refusal.badSignature("商户号或证书序列号不正确");
    }
    var stamp = fields.getOrDefault("timestamp", "");
    if (!stamp.matches("\\d{1,12}")
        || Math.abs(real.instant().getEpochSecond() - Long.parseLong(stamp)) > SKEW_SECONDS) {
      throw Refusal.badSignature("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
    }
    var text =
        String.join(
            "\n",
            request.method(),
            request.target(),
            stamp,
            fields.getOrDefault("nonce_str", ""),
            request.body(),
            "");
    if (!isSigned(text, fields.getOrDefault("signature", ""))) {
      throw Refusal.badSignature("签名错误");
    }
  }

  private boolean isSigned(String text, String signature) {
    try {
      var check = Signature.getInstance("SHA256withRSA");
      check.initVerify(keys.merchantKey());
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The headers that prove a body, in the protocol's own letter case. */
  Map<String, String> headers(String body) {
    return headers(body, 0);
  }

  /** The same from a clock that is ahead by so many milliseconds. */
  Map<String, String> headers(String body, int ahead) {
    var stamp = "" + real.instant().plusMillis(ahead).getEpochSecond();
    var nonce = nonce(16);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Request-ID", "SANDBOX-" + nonce(12));
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Serial", keys.platformKeyId());
    headers.put("Wechatpay-Signature", sign(stamp + "\n" + nonce + "\n" + body + "\n"));
    headers.put("Wechatpay-Signature-Type", SCHEME);
    headers.put("Wechatpay-Timestamp", stamp);
    return headers;
  }

  /** Random hexadecimal digits. */
  String nonce(int bytes) {
    var noise = new byte[bytes];
    random.nextBytes(noise);
    return HexFormat.of().formatHex(noise);
  }

  /** AES-256-GCM with the APIv3 key, the tag behind the text, as base64. */
  String encrypt(String plain, String nonce, String associated) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(keys.apiV3Key().getBytes(StandardCharsets.UTF_8), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
      cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the APIv3 key file must hold 32 characters", e);
    }
  }

  private String sign(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.platformKey());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform's key does not sign", e);
    }
  }
}
