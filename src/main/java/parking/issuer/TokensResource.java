package parking.issuer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parking.issuer.LoggingIn.Good;

/** What programs ask of the embedded issuer, as OpenID Connect and OAuth have it. */
@Path("/issuer")
public class TokensResource {
  private final StaffIssuer issuer;
  private final IssuerKey key;
  private final LoggingIn loggingIn;
  private final LogIns logIns;
  private final Tokens tokens;

  TokensResource(
      StaffIssuer issuer, IssuerKey key, LoggingIn loggingIn, LogIns logIns, Tokens tokens) {
    this.issuer = issuer;
    this.key = key;
    this.loggingIn = loggingIn;
    this.logIns = logIns;
    this.tokens = tokens;
  }

  /** RFC 6749's answer. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Given(
      String accessToken,
      String tokenType,
      long expiresIn,
      String refreshToken,
      String idToken,
      String scope) {}

  /** RFC 6749's refusal. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Refused(String error, String errorDescription) {}

  /** The discovery document of OpenID Connect. */
  @GET
  @Path("/.well-known/openid-configuration")
  public Map<String, Object> discovery() {
    issuer.mustBeEmbedded();
    var base = issuer.url();
    return Map.of(
        "issuer",
        base,
        "authorization_endpoint",
        base + "/authorize",
        "token_endpoint",
        base + "/token",
        "revocation_endpoint",
        base + "/revocation",
        "jwks_uri",
        base + "/jwks",
        "response_types_supported",
        List.of("code"),
        "subject_types_supported",
        List.of("public"),
        "code_challenge_methods_supported",
        List.of("S256"),
        "token_endpoint_auth_methods_supported",
        List.of("none"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  /** The keys with which tokens can be verified. */
  @GET
  @Path("/jwks")
  public Map<String, List<Map<String, String>>> keys() {
    issuer.mustBeEmbedded();
    return Map.of("keys", List.of(key.published()));
  }

  /** Tokens for a code, or for a refresh token, which is taken and replaced. */
  @POST
  @Path("/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> token(MultivaluedMap<String, String> given) {
    issuer.mustBeEmbedded();
    var kind = text(given, "grant_type");
    if (kind.equals("authorization_code")) {
      return loggingIn
          .takeCode(text(given, "code"), text(given, "redirect_uri"), text(given, "code_verifier"))
          .chain(this::answer);
    }
    return kind.equals("refresh_token")
        ? loggingIn.takeRefresh(text(given, "refresh_token")).chain(this::answer)
        : Uni.createFrom().item(refusal("unsupported_grant_type", "Log in with a code."));
  }

  private Uni<Response> answer(Optional<Good> good) {
    return good.map(this::given)
        .orElseGet(
            () -> Uni.createFrom().item(refusal("invalid_grant", "It has ended. Log in again.")));
  }

  private Uni<Response> given(Good good) {
    var nonce = good.logIn().asked().flatMap(LogIns.Asked::nonce);
    return logIns
        .renewable(good.logIn())
        .map(
            refresh ->
                new Given(
                    tokens.access(good.member()),
                    "Bearer",
                    tokens.last().toSeconds(),
                    refresh,
                    tokens.identity(good.member(), LogInForm.CLIENT, nonce),
                    LogInForm.SCOPE))
        .map(given -> Response.ok(given, MediaType.APPLICATION_JSON))
        .map(answer -> answer.header("Cache-Control", "no-store").build());
  }

  private static Response refusal(String error, String words) {
    return Response.status(Response.Status.BAD_REQUEST)
        .entity(new Refused(error, words))
        .type(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Ends a log-in, as RFC 7009 has it; what is no token of ours is none afterwards either. */
  @POST
  @Path("/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> revoke(MultivaluedMap<String, String> given) {
    issuer.mustBeEmbedded();
    return logIns.end(text(given, "token")).replaceWith(() -> Response.ok().build());
  }

  private static String text(MultivaluedMap<String, String> given, String name) {
    return Optional.ofNullable(given.getFirst(name)).orElse("");
  }
}
