package parking.issuer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import parking.issuer.LoggingIn.Refusal;
import parking.issuer.LoggingIn.Shown;
import parking.problems.Problem;

/** Where the staff logs in when no issuer of the city's is set: the page and what it leads to. */
@Path("/issuer/authorize")
public class IssuerResource {
  private static final String COOKIE = "log-in";
  private static final int LONGEST = 200;

  private final StaffIssuer issuer;
  private final IssuerSettings settings;
  private final LoggingIn loggingIn;

  IssuerResource(StaffIssuer issuer, IssuerSettings settings, LoggingIn loggingIn) {
    this.issuer = issuer;
    this.settings = settings;
    this.loggingIn = loggingIn;
  }

  /** The page that asks for a password; it runs no script. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response page(@Context UriInfo uri, @Context HttpServerRequest request) {
    issuer.mustBeEmbedded();
    var given = uri.getQueryParameters();
    var form = LogInForm.of(given::getFirst, request, settings.pages());
    return page(form, "", Optional.empty(), "true".equals(given.getFirst("change")));
  }

  private Response page(LogInForm form, String id, Optional<Refusal> why, boolean isChange) {
    var guard = LogIns.random();
    var page = LogInPage.of(form, new LogInPage.About(guard, id, why, isChange));
    return Response.ok(page, MediaType.TEXT_HTML + ";charset=UTF-8")
        .header("Cache-Control", "no-store")
        .cookie(
            new NewCookie.Builder(COOKIE)
                .value(guard)
                .path("/issuer")
                .httpOnly(true)
                .secure(settings.url().startsWith("https:"))
                .sameSite(NewCookie.SameSite.STRICT)
                .build())
        .build();
  }

  /** Somebody shows a password. The answer leads back to the page that asked, with a code. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Uni<Response> show(
      MultivaluedMap<String, String> given,
      @CookieParam(COOKIE) String cookie,
      @Context HttpServerRequest request) {
    issuer.mustBeEmbedded();
    var form = LogInForm.of(given::getFirst, request, settings.pages());
    if (cookie == null || !isSame(cookie, text(given, "guard"))) {
      throw Problem.forbidden(
          "wrong-page", "This was not sent by the log-in page. Open it again, with cookies.");
    }
    var isChange = "true".equals(given.getFirst("change"));
    var wanted = Optional.of(text(given, "new_password")).filter(it -> isChange);
    var id = text(given, "id").strip();
    return loggingIn
        .show(new Shown(id, text(given, "password"), wanted, text(given, "again")), form.asked())
        .map(answer -> answer(form, id, answer, isChange));
  }

  private Response answer(LogInForm form, String id, LoggingIn.Answer answer, boolean isChange) {
    if (answer.code().isPresent()) {
      var page =
          "%s?code=%s&state=%s"
              .formatted(form.redirect(), answer.code().get(), LogInPage.url(form.state()));
      return Response.seeOther(URI.create(page)).header("Cache-Control", "no-store").build();
    }
    var mustChange = isChange || answer.why().equals(Optional.of(Refusal.TO_BE_CHANGED));
    return page(form, id, answer.why(), mustChange);
  }

  private static String text(MultivaluedMap<String, String> given, String name) {
    var text = given.getFirst(name);
    if (text != null && text.length() > LONGEST) {
      throw Problem.malformed(name + ": it is too long.");
    }
    return text == null ? "" : text;
  }

  private static boolean isSame(String cookie, String field) {
    return MessageDigest.isEqual(
        cookie.getBytes(StandardCharsets.UTF_8), field.getBytes(StandardCharsets.UTF_8));
  }
}
