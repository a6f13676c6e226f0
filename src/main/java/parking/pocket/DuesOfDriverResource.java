package parking.pocket;

import billing.api.Confirmations.Outcome;
import billing.api.StayId;
import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import parking.drivers.Driver;
import parking.drivers.DriverRequests;
import parking.drivers.WhoDrives;
import parking.pocket.OwnDues.Due;
import parking.problems.Problem;

/** What a driver owes, and the ways to pay it. */
@Path("/api/v1/driver")
public class DuesOfDriverResource {
  private final WhoDrives whoDrives;
  private final DriverRequests requests;
  private final OwnDues dues;
  private final OwnVisits visits;
  private final VisitDetails details;
  private final PayingDues paying;

  DuesOfDriverResource(
      WhoDrives whoDrives,
      DriverRequests requests,
      OwnDues dues,
      OwnVisits visits,
      VisitDetails details,
      PayingDues paying) {
    this.whoDrives = whoDrives;
    this.requests = requests;
    this.dues = dues;
    this.visits = visits;
    this.details = details;
    this.paying = paying;
  }

  /**
   * What is owed.
   *
   * @param earlierFen the part of it for visits that ended before the plate was bound, of which no
   *     place and no time is told
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(long amountFen, long earlierFen, List<VisitShown.Visit> visits) {}

  /** A wish to pay. */
  record Wish(UUID requestId, Long amountFen, String channel) {}

  /** A yes to a price. */
  record Yes(Long amountFen) {}

  @GET
  @Path("/me/dues")
  public Uni<Shown> list() {
    return whoDrives
        .driver()
        .chain(driver -> dues.list(driver.id()).chain(all -> shown(driver, all)));
  }

  private Uni<Shown> shown(Driver driver, List<Due> all) {
    var earlier = all.stream().filter(it -> !it.isOwn()).toList();
    return Multi.createFrom()
        .iterable(all.stream().filter(Due::isOwn).toList())
        .onItem()
        .transformToUniAndConcatenate(it -> visits.get(driver.id(), it.stay()).chain(details::get))
        .collect()
        .asList()
        .map(own -> new Shown(OwnDues.sum(all), OwnDues.sum(earlier), own));
  }

  /** Pays everything that is owed. The same wish again tells what has become of it by now. */
  @POST
  @Path("/me/dues/payments")
  public Uni<PayingDues.Payment> pay(Wish wish) {
    var asked = Wanted.given("amountFen and channel", wish);
    var fen = Wanted.given("amountFen", asked.amountFen());
    var channel = Wanted.given("channel", asked.channel());
    return whoDrives
        .driver()
        .chain(
            driver ->
                requests
                    .once(
                        new DriverRequests.Asked(driver.id(), asked.requestId(), "dues", asked),
                        PayingDues.Payment.class,
                        () -> paying.pay(driver, asked.requestId(), fen, channel))
                    .chain(() -> paying.get(driver.id(), asked.requestId())));
  }

  @GET
  @Path("/me/dues/payments/{request}")
  public Uni<PayingDues.Payment> get(@PathParam("request") UUID request) {
    return whoDrives.driver().chain(driver -> paying.get(driver.id(), request));
  }

  /** The driver's yes to a price that is not taken without one. */
  @POST
  @Path("/me/visits/{id}/confirmation")
  public Uni<Void> confirm(@PathParam("id") UUID id, Yes yes) {
    var fen = Wanted.given("amountFen", Wanted.given("amountFen", yes).amountFen());
    if (fen < 1) {
      throw Problem.malformed("amountFen: a whole number of fen, at least 1, is needed.");
    }
    return whoDrives
        .driver()
        .chain(
            driver ->
                dues.list(driver.id())
                    .map(all -> one(all, id))
                    .chain(
                        due -> paying.confirm(driver, due.account(), new StayId(id), Fen.fen(fen))))
        .invoke(DuesOfDriverResource::check)
        .replaceWithVoid();
  }

  private static Due one(List<Due> all, UUID id) {
    return all.stream()
        .filter(it -> it.stay().equals(id))
        .findFirst()
        .orElseThrow(() -> Problem.unknown("unknown-visit", "You owe nothing for such a visit."));
  }

  private static void check(Outcome outcome) {
    if (outcome instanceof Outcome.AmountChanged changed) {
      throw Problem.conflict("amount-changed", "The visit costs another amount by now.")
          .with("amountFen", changed.now().count());
    }
    if (outcome instanceof Outcome.NothingAsked) {
      throw Problem.unprocessable("nothing-asked", "Nothing is asked about this visit.");
    }
  }
}
