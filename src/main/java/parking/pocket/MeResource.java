package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parking.drivers.Consents;
import parking.drivers.DriverPlates;
import parking.drivers.DriverProfiles;
import parking.drivers.DriverWays;
import parking.drivers.Inbox;
import parking.drivers.LoggingIn;
import parking.drivers.Way;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** Who a driver is here. */
@Path("/api/v1/driver")
public class MeResource {
  private static final Set<String> LANGUAGES = Set.of("zh", "en");

  private final WhoDrives whoDrives;
  private final DriverProfiles profiles;
  private final DriverWays ways;
  private final LoggingIn loggingIn;
  private final Consents consents;
  private final DriverPlates plates;
  private final Inbox inbox;
  private final LogInLimits limits;

  MeResource(
      WhoDrives whoDrives,
      DriverProfiles profiles,
      DriverWays ways,
      LoggingIn loggingIn,
      Consents consents,
      DriverPlates plates,
      Inbox inbox,
      LogInLimits limits) {
    this.whoDrives = whoDrives;
    this.profiles = profiles;
    this.ways = ways;
    this.loggingIn = loggingIn;
    this.consents = consents;
    this.plates = plates;
    this.inbox = inbox;
    this.limits = limits;
  }

  /** A driver. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Me(
      UUID id,
      Instant since,
      List<WayShown> ways,
      Optional<Consent> consent,
      int plates,
      long unread) {}

  /** A way in, masked. */
  record WayShown(String way, String shown, Instant since) {}

  /** The consent that is given. */
  record Consent(String version, Instant givenAt) {}

  /** A phone, and the code that it was sent. */
  record PhoneCode(String phone, String code) {}

  /** What a platform gave the program. */
  record PlatformCode(String code) {}

  /** How the program looks. */
  record Settings(String language, boolean largeText) {}

  @GET
  @Path("/me")
  public Uni<Me> get() {
    return whoDrives.driver().chain(driver -> get(driver.id()));
  }

  private Uni<Me> get(UUID driver) {
    return profiles
        .get(driver)
        .chain(
            profile ->
                ways.list(driver)
                    .chain(
                        known ->
                            consents
                                .find(driver)
                                .chain(
                                    said ->
                                        plates
                                            .list(driver)
                                            .chain(
                                                held ->
                                                    inbox
                                                        .countUnread(driver)
                                                        .map(
                                                            unread ->
                                                                new Me(
                                                                    driver,
                                                                    profile.since(),
                                                                    shown(known),
                                                                    given(said),
                                                                    held.size(),
                                                                    unread))))));
  }

  private static List<WayShown> shown(List<DriverWays.Known> known) {
    return known.stream().map(it -> new WayShown(it.way().code(), it.shown(), it.since())).toList();
  }

  private static Optional<Consent> given(Optional<Consents.Said> said) {
    return said.filter(Consents.Said::isGiven).map(it -> new Consent(it.version(), it.at()));
  }

  @POST
  @Path("/me/ways/wechat")
  public Uni<Me> addWeChat(PlatformCode given, @Context HttpServerRequest request) {
    return add(Way.WECHAT, given, request);
  }

  @POST
  @Path("/me/ways/alipay")
  public Uni<Me> addAlipay(PlatformCode given, @Context HttpServerRequest request) {
    return add(Way.ALIPAY, given, request);
  }

  private Uni<Me> add(Way way, PlatformCode given, HttpServerRequest request) {
    limits.tries(Client.of(request));
    var code = Wanted.given("code", given).code();
    return whoDrives
        .driver()
        .call(driver -> loggingIn.join(driver.id(), way, code))
        .chain(driver -> get(driver.id()));
  }

  /** One more way in. */
  @POST
  @Path("/me/ways/phone")
  public Uni<Me> addPhone(PhoneCode given, @Context HttpServerRequest request) {
    limits.tries(Client.of(request));
    if (given == null) {
      throw Problem.malformed("phone and code are needed.");
    }
    return whoDrives
        .driver()
        .call(driver -> ways.addPhone(driver.id(), given.phone(), given.code()))
        .chain(driver -> get(driver.id()));
  }

  @GET
  @Path("/me/settings")
  public Uni<Settings> settings() {
    return whoDrives
        .driver()
        .chain(driver -> profiles.get(driver.id()))
        .map(it -> new Settings(it.language(), it.largeText()));
  }

  @PUT
  @Path("/me/settings")
  public Uni<Settings> change(Settings wanted) {
    if (wanted == null || wanted.language() == null || !LANGUAGES.contains(wanted.language())) {
      throw Problem.malformed("language: zh or en is needed.");
    }
    return whoDrives
        .driver()
        .chain(driver -> profiles.change(driver.id(), wanted.language(), wanted.largeText()))
        .replaceWith(wanted);
  }
}
