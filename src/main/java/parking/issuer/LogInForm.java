package parking.issuer;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import parking.problems.Problem;

/**
 * What a page asks the issuer for, as OpenID Connect has it: a code, with PKCE, for a page of this
 * very service.
 *
 * @param redirect the page to which the code goes
 * @param state what that page wants to hear again
 * @param challenge S256 of what it keeps to itself
 */
record LogInForm(String redirect, String state, String challenge, Optional<String> nonce) {
  /** The only client: pages that this service serves, which can keep no secret. */
  static final String CLIENT = "console";

  static final String SCOPE = "openid";
  private static final int LONGEST = 512;
  private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";
  private static final List<String> NEEDED =
      List.of("response_type", "client_id", "redirect_uri", "state", "code_challenge");

  /**
   * @param given the value of a parameter; null when it is absent
   * @param pages the paths to which a code may go
   * @throws Problem when something does not fit; nothing is sent to a page that is not ours
   */
  static LogInForm of(UnaryOperator<String> given, HttpServerRequest request, Set<String> pages) {
    for (var name : NEEDED) {
      check(given.apply(name) != null, name + ": it is needed");
      check(given.apply(name).length() <= LONGEST, name + ": it is too long");
    }
    check(given.apply("client_id").equals(CLIENT), "client_id: only " + CLIENT + " is known");
    check(given.apply("response_type").equals("code"), "response_type: only code is known");
    check("S256".equals(given.apply("code_challenge_method")), "code_challenge_method: only S256");
    var challenge = given.apply("code_challenge");
    check(challenge.matches(CHALLENGE), "code_challenge: 43 characters of base64url are needed");
    var redirect = given.apply("redirect_uri");
    check(isOurs(redirect, request, pages), "redirect_uri: one of our pages is needed: " + pages);
    var nonce = Optional.ofNullable(given.apply("nonce"));
    check(nonce.filter(it -> it.length() > LONGEST).isEmpty(), "nonce: it is too long");
    return new LogInForm(redirect, given.apply("state"), challenge, nonce);
  }

  private static boolean isOurs(String redirect, HttpServerRequest request, Set<String> pages) {
    try {
      var page = URI.create(redirect);
      return Set.of("http", "https").contains(String.valueOf(page.getScheme()))
          && request.authority() != null
          && request.authority().toString().equals(page.getRawAuthority())
          && page.getRawQuery() == null
          && page.getRawFragment() == null
          && pages.contains(page.getRawPath());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(boolean good, String complaint) {
    if (!good) {
      throw Problem.malformed(complaint + ".");
    }
  }

  /** The same as parameters, to be asked again. */
  Map<String, String> parameters() {
    var all = new LinkedHashMap<String, String>();
    all.put("response_type", "code");
    all.put("client_id", CLIENT);
    all.put("redirect_uri", redirect);
    all.put("state", state);
    all.put("code_challenge", challenge);
    all.put("code_challenge_method", "S256");
    nonce.ifPresent(it -> all.put("nonce", it));
    return all;
  }

  LogIns.Asked asked() {
    return new LogIns.Asked(redirect, challenge, nonce);
  }
}
