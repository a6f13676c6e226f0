package parking.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Logs somebody of the staff in as a browser does: by the page that asks for the password, with a
 * code and PKCE.
 *
 * @param base the service's address, such as {@code http://localhost:8080}
 */
public record LogIn(String base) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern GUARD = Pattern.compile("name=\"guard\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  /** What opens doors for some minutes, and what renews it once. */
  public record Tokens(String access, String refresh) {}

  /**
   * What came of showing a password.
   *
   * @param page what is shown instead of a code
   * @param verifier what the code is taken with
   */
  public record Shown(String page, Optional<String> code, String redirect, String verifier) {}

  /** Fails with {@link IllegalStateException} when the password is not right. */
  public Tokens logIn(String id, String password) throws IOException, InterruptedException {
    return tokens(show(id, password));
  }

  /** Shows a password and takes another one in its place. */
  public Tokens change(String id, String old, String wanted)
      throws IOException, InterruptedException {
    return tokens(show(id, old, wanted));
  }

  public Shown show(String id, String password) throws IOException, InterruptedException {
    return shown(Map.of("id", id, "password", password, "change", "false"));
  }

  /** The same with a new password. */
  public Shown show(String id, String password, String wanted)
      throws IOException, InterruptedException {
    return shown(
        Map.of(
            "id",
            id,
            "password",
            password,
            "change",
            "true",
            "new_password",
            wanted,
            "again",
            wanted));
  }

  private Shown shown(Map<String, String> words) throws IOException, InterruptedException {
    var verifier = random();
    var redirect = base + "/";
    var asked = parameters(challenge(verifier), redirect);
    var page = send(request("/issuer/authorize?" + encoded(asked)).GET());
    var guard = GUARD.matcher(page.body());
    if (!guard.find()) {
      throw new IllegalStateException("There is no log-in page: " + page.body());
    }
    var form = new LinkedHashMap<>(asked);
    form.putAll(words);
    form.put("guard", guard.group(1));
    var cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    var answer = send(posted("/issuer/authorize", form).header("Cookie", cookie));
    var code = CODE.matcher(answer.headers().firstValue("Location").orElse(""));
    return new Shown(
        answer.body(),
        code.find()
            ? Optional.of(URLDecoder.decode(code.group(1), StandardCharsets.UTF_8))
            : Optional.empty(),
        redirect,
        verifier);
  }

  /** What a page of the service asks the issuer for. */
  public Map<String, String> parameters(String challenge, String redirect) {
    var all = new LinkedHashMap<String, String>();
    all.put("response_type", "code");
    all.put("client_id", "console");
    all.put("redirect_uri", redirect);
    all.put("state", "any");
    all.put("code_challenge", challenge);
    all.put("code_challenge_method", "S256");
    return all;
  }

  private Tokens tokens(Shown shown) throws IOException, InterruptedException {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put(
        "code",
        shown.code().orElseThrow(() -> new IllegalStateException("no code: " + shown.page())));
    form.put("redirect_uri", shown.redirect());
    form.put("code_verifier", shown.verifier());
    var answer = send(posted("/issuer/token", form));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("no token: " + answer.body());
    }
    var given = JSON.readTree(answer.body());
    return new Tokens(given.get("access_token").asText(), given.get("refresh_token").asText());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
  }

  private HttpRequest.Builder posted(String path, Map<String, String> form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(form)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Something that nobody guesses. */
  static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return URL.encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return URL.encodeToString(hash.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
