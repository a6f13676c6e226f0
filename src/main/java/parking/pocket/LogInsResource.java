package parking.pocket;

import billing.api.LogInTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import parking.database.Ids;
import parking.drivers.Consents;
import parking.drivers.DriverSettings;
import parking.drivers.LoggingIn;
import parking.drivers.PhoneCodes;
import parking.drivers.Way;
import parking.problems.Problem;

/** Lets drivers in: by a platform's code, or by a code that a phone is sent. */
@Path("/api/v1/driver")
public class LogInsResource {
  private final LoggingIn loggingIn;
  private final PhoneCodes codes;
  private final LogInTexts texts;
  private final LogInLimits limits;
  private final Consents consents;
  private final DriverSettings settings;

  LogInsResource(
      LoggingIn loggingIn,
      PhoneCodes codes,
      LogInTexts texts,
      LogInLimits limits,
      Consents consents,
      DriverSettings settings) {
    this.loggingIn = loggingIn;
    this.codes = codes;
    this.texts = texts;
    this.limits = limits;
    this.consents = consents;
    this.settings = settings;
  }

  /** What a platform gave the program. */
  record PlatformCode(String code) {}

  /** A phone that is to be sent a code. */
  record Phone(String phone) {}

  /** A phone, and the code that it was sent. */
  record PhoneCode(String phone, String code) {}

  /** What becomes of a wish for a code; the same whether anybody has the phone. */
  record Sent(String sentTo, Instant endsAt, Instant againAt) {}

  /** A log-in. */
  record Begun(String token, Instant endsAt, boolean isNew, boolean consentNeeded) {}

  @POST
  @Path("/log-ins/wechat")
  public Uni<Begun> byWeChat(PlatformCode given, @Context HttpServerRequest request) {
    return byPlatform(Way.WECHAT, given, request);
  }

  @POST
  @Path("/log-ins/alipay")
  public Uni<Begun> byAlipay(PlatformCode given, @Context HttpServerRequest request) {
    return byPlatform(Way.ALIPAY, given, request);
  }

  private Uni<Begun> byPlatform(Way way, PlatformCode given, HttpServerRequest request) {
    limits.tries(Client.of(request));
    return loggingIn.byPlatform(way, given == null ? null : given.code()).chain(this::answer);
  }

  @POST
  @Path("/log-ins/phone")
  public Uni<Begun> byPhone(PhoneCode given, @Context HttpServerRequest request) {
    limits.tries(Client.of(request));
    return given == null
        ? Uni.createFrom().failure(Problem.malformed("phone and code are needed."))
        : loggingIn.byPhone(given.phone(), given.code()).chain(this::answer);
  }

  private Uni<Begun> answer(LoggingIn.Begun begun) {
    return consents
        .isGiven(begun.driver())
        .map(given -> new Begun(begun.token(), begun.endsAt(), begun.isNew(), !given));
  }

  /** Has a code sent. */
  @POST
  @Path("/codes")
  public Uni<RestResponse<Sent>> send(Phone wanted, @Context HttpServerRequest request) {
    limits.asks(Client.of(request));
    if (!texts.isOffered()) {
      throw Problem.silent("no-texts", "No text messages are sent here. Log in another way.");
    }
    return codes
        .make(wanted == null ? null : wanted.phone())
        .call(
            code ->
                texts.send(
                    new LogInTexts.Code(
                        Ids.next(), code.phone(), code.digits(), settings.codeFor())))
        .map(code -> new Sent(code.shown(), code.endsAt(), code.againAt()))
        .map(sent -> RestResponse.status(RestResponse.Status.ACCEPTED, sent));
  }
}
