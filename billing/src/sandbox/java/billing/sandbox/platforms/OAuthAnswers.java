package billing.sandbox.platforms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alipay's side of {@code alipay.system.oauth.token}: checks requests and signs answers. */
final class OAuthAnswers {
  private static final int KEY_BITS = 2048;

  private final KeyPair app;
  private final KeyPair own;

  private OAuthAnswers(KeyPair app, KeyPair own) {
    this.app = app;
    this.own = own;
  }

  /** Makes new keys, and puts those into a folder that the app needs. */
  static OAuthAnswers in(Path folder) throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    var answers = new OAuthAnswers(generator.generateKeyPair(), generator.generateKeyPair());
    write(folder.resolve("app-key.pem"), "PRIVATE KEY", answers.app.getPrivate());
    write(folder.resolve("alipay-key.pem"), "PUBLIC KEY", answers.own.getPublic());
    return answers;
  }

  private static void write(Path file, String kind, Key key) throws IOException {
    var text = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, text));
  }

  boolean isSigned(Map<String, String> fields) {
    var signed = new TreeMap<>(fields);
    var sign = signed.remove("sign");
    var text =
        signed.entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining("&"));
    try {
      var check = Signature.getInstance("SHA256withRSA");
      check.initVerify(app.getPublic());
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return sign != null && check.verify(Base64.getDecoder().decode(sign));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The answer that names a user. */
  String user(String id) {
    var content = "{\"user_id\":\"%s\",\"access_token\":\"t\",\"expires_in\":300}".formatted(id);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(own.getPrivate());
      signature.update(content.getBytes(StandardCharsets.UTF_8));
      return "{\"alipay_system_oauth_token_response\":%s,\"sign\":\"%s\"}"
          .formatted(content, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer that refuses. */
  String refused(String subCode) {
    return "{\"error_response\":{\"code\":\"40002\",\"msg\":\"Invalid\",\"sub_code\":\"%s\"}}"
        .formatted(subCode);
  }
}
