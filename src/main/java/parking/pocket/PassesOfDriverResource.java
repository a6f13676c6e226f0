package parking.pocket;

import billing.api.Quotes;
import billing.api.TariffId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import parking.drivers.Held;
import parking.drivers.WhoDrives;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.pocket.PassPurchases.Asking;
import parking.problems.Problem;
import parking.sharing.BuyingPasses;

/** Passes for shared spaces, which a driver buys, pays for and gives back. */
@Path("/api/v1/driver")
public class PassesOfDriverResource {
  private static final Set<String> CHANNELS = Set.of("wechat", "alipay");
  private static final Set<String> CLIENTS = Set.of("h5", "wechat", "alipay");

  private final WhoDrives whoDrives;
  private final PassPurchases purchases;
  private final BuyingPasses buying;
  private final Quotes quotes;
  private final ShowingPasses showing;
  private final PassesFromDesks desks;
  private final Lots lots;
  private final InstantSource time;

  PassesOfDriverResource(
      WhoDrives whoDrives,
      PassPurchases purchases,
      BuyingPasses buying,
      Quotes quotes,
      ShowingPasses showing,
      PassesFromDesks desks,
      Lots lots,
      InstantSource time) {
    this.whoDrives = whoDrives;
    this.purchases = purchases;
    this.buying = buying;
    this.quotes = quotes;
    this.showing = showing;
    this.desks = desks;
    this.lots = lots;
    this.time = time;
  }

  /** A wish to buy one. */
  record Wish(UUID requestId, UUID kind, UUID plate, String from, String channel, String client) {}

  /** Passes of a lot that are on sale. */
  @GET
  @Path("/lots/{lot}/passes")
  public Uni<List<PassShown.Kind>> kinds(@PathParam("lot") String id) {
    var now = time.instant();
    var lot = known(id);
    return buying
        .listOnSale(lot, now)
        .map(all -> all.stream().map(it -> kind(lot, it, now)).toList());
  }

  private Lot known(String id) {
    return lots.listLots().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Problem.unknown("unknown-lot", "No lot is called \"%s\".".formatted(id)));
  }

  private PassShown.Kind kind(Lot lot, BuyingPasses.OnSale it, Instant now) {
    var kind = it.kind();
    var windows = quotes.coveredWindows(new TariffId(lot.tariff()), kind.right(), now);
    return new PassShown.Kind(
        kind.id(),
        kind.name(),
        kind.nameEn(),
        kind.priceFen(),
        kind.terms().days(),
        WindowShown.of(windows),
        it.left());
  }

  /** Keeps a space until it is paid, and says how to pay. */
  @POST
  @Path("/lots/{lot}/passes")
  public Uni<RestResponse<PassShown.Pass>> buy(
      @PathParam("lot") String id, Wish wish, @Context HttpServerRequest request) {
    var wanted = wanted(wish);
    return whoDrives
        .driver()
        .chain(
            driver -> {
              var asking = new Asking(driver.id(), Client.of(request));
              return purchases
                  .buy(asking, known(id), wanted)
                  .chain(it -> showing.shown(asking, it));
            })
        .map(pass -> RestResponse.status(RestResponse.Status.CREATED, pass));
  }

  private static PassPurchases.Wish wanted(Wish wish) {
    var asked = Wanted.given("requestId, kind, plate, from, channel, client: all", wish);
    return new PassPurchases.Wish(
        Wanted.given("requestId: a UUID that the caller makes,", asked.requestId()),
        Wanted.given("kind: the id of a kind of passes", asked.kind()),
        Wanted.given("plate: the id of one of your plates", asked.plate()),
        day(Wanted.given("from: its first day", asked.from())),
        one("channel", asked.channel(), CHANNELS),
        one("client", asked.client(), CLIENTS));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.malformed("from: a day such as 2026-12-01 is needed.");
    }
  }

  private static String one(String field, String text, Set<String> known) {
    if (text == null || !known.contains(text)) {
      throw Problem.malformed("%s: one of %s is needed.".formatted(field, known));
    }
    return text;
  }

  /** What was ordered here, and what a desk has sold for the driver's cars. */
  @GET
  @Path("/me/passes")
  public Uni<List<PassShown.Pass>> list() {
    return whoDrives
        .driver()
        .chain(driver -> purchases.plates(driver.id()).chain(plates -> list(driver.id(), plates)));
  }

  private Uni<List<PassShown.Pass>> list(UUID driver, Map<UUID, Held> plates) {
    return purchases
        .list(driver)
        .chain(all -> PassPurchases.each(all, it -> showing.shown(plates, it)))
        .chain(ordered -> desks.list(plates.values()).map(sold -> both(ordered, sold)));
  }

  private static List<PassShown.Pass> both(
      List<PassShown.Pass> ordered, List<PassShown.Pass> sold) {
    return Stream.concat(ordered.stream(), sold.stream())
        .sorted(Comparator.comparing(PassShown.Pass::validFrom).reversed())
        .toList();
  }

  @GET
  @Path("/me/passes/{id}")
  public Uni<PassShown.Pass> get(@PathParam("id") UUID id, @Context HttpServerRequest request) {
    return whoDrives
        .driver()
        .map(driver -> new Asking(driver.id(), Client.of(request)))
        .chain(asking -> purchases.get(asking, id).chain(it -> showing.shown(asking, it)));
  }

  /** It is not wanted any more. */
  @DELETE
  @Path("/me/passes/{id}")
  public Uni<PassShown.Pass> cancel(@PathParam("id") UUID id, @Context HttpServerRequest request) {
    return whoDrives
        .driver()
        .map(driver -> new Asking(driver.id(), Client.of(request)))
        .chain(asking -> purchases.cancel(asking, id).chain(it -> showing.shown(asking, it)));
  }
}
