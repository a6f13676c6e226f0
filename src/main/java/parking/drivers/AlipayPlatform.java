package parking.drivers;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Alipay's {@code alipay.system.oauth.token}. Requests and answers are signed with SHA-256 and RSA
 * (RSA2); an answer without Alipay's signature counts as none. The tokens that come along are not
 * kept.
 */
final class AlipayPlatform implements Platform {
  private static final String METHOD = "alipay.system.oauth.token";
  private static final String ANSWER = "\"alipay_system_oauth_token_response\":";
  private static final String ALGORITHM = "SHA256withRSA";

  /** Alipay compares a request's time with its own clock, whatever time the lots run on. */
  private static final InstantSource REAL_TIME = InstantSource.system();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  private final URI gateway;
  private final String appId;
  private final PrivateKey key;
  private final PublicKey alipayKey;
  private final PlatformCalls calls;

  private AlipayPlatform(PlatformSettings settings) {
    var alipay = settings.alipay();
    this.gateway = alipay.baseUrl();
    this.appId = PlatformFiles.need(alipay.appId(), "alipay.app-id");
    this.key = PlatformFiles.privateKey(alipay.privateKeyFile(), "alipay.private-key-file");
    this.alipayKey =
        PlatformFiles.publicKey(alipay.alipayPublicKeyFile(), "alipay.alipay-public-key-file");
    this.calls = new PlatformCalls("alipay", settings);
  }

  /**
   * @throws IllegalStateException naming the property that is missing or wrong
   */
  static AlipayPlatform open(PlatformSettings settings) {
    return new AlipayPlatform(settings);
  }

  @Override
  public Way way() {
    return Way.ALIPAY;
  }

  @Override
  public Uni<String> identify(String code) {
    var fields =
        new TreeMap<>(
            Map.of(
                "app_id", appId,
                "method", METHOD,
                "format", "JSON",
                "charset", "utf-8",
                "sign_type", "RSA2",
                "timestamp", TIME.format(REAL_TIME.instant()),
                "version", "1.0",
                "grant_type", "authorization_code",
                "code", code));
    fields.put("sign", sign(joined(fields, false)));
    return calls
        .text(
            HttpRequest.newBuilder(gateway)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(joined(fields, true))))
        .map(this::identity);
  }

  private static String joined(Map<String, String> fields, boolean encoded) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + (encoded ? word(it.getValue()) : it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String identity(String text) {
    var answer = calls.json(text);
    if (answer.has("error_response")) {
      throw refused(answer.path("error_response"));
    }
    if (!isSigned(content(text), answer.path("sign").asText(""))) {
      throw calls.misused("an answer that is not signed by it");
    }
    var told = answer.path("alipay_system_oauth_token_response");
    var user = told.path("user_id").asText(told.path("open_id").asText(""));
    if (!user.matches("[!-~]{1,128}")) {
      throw calls.misused("no user_id");
    }
    return user;
  }

  private RuntimeException refused(JsonNode error) {
    var code = error.path("sub_code").asText(error.path("code").asText(""));
    return switch (code) {
      case "isv.code-invalid", "isv.code-is-null" -> Platform.wrongCode();
      case "isp.unknow-error", "aop.unknow-error", "20000" -> Platform.silent();
      default -> calls.misused(code);
    };
  }

  /** What is signed: the characters of the answer's object as they came. */
  private static String content(String text) {
    int from = text.indexOf(ANSWER);
    if (from < 0) {
      return "";
    }
    int begin = text.indexOf('{', from + ANSWER.length());
    int depth = 0;
    boolean inText = false;
    for (int i = Math.max(begin, 0); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && text.charAt(i - 1) != '\\') {
        inText = !inText;
      }
      depth += inText ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return text.substring(begin, i + 1);
      }
    }
    return "";
  }

  private String sign(String text) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the private key of the app does not sign", e);
    }
  }

  private boolean isSigned(String text, String signature) {
    try {
      var check = Signature.getInstance(ALGORITHM);
      check.initVerify(alipayKey);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return !text.isEmpty() && check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
