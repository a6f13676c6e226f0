package parking.pocket;

import billing.api.DisputeView;
import billing.api.Disputes;
import billing.api.StayId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.consoles.DisputeWishes;
import parking.drivers.Driver;
import parking.drivers.DriverRequests;
import parking.drivers.WhoDrives;
import parking.pocket.OwnVisits.Own;
import parking.problems.Problem;

/** A driver's objections to what visits cost. */
@Path("/api/v1/driver")
public class DisputesOfDriverResource {
  private final WhoDrives whoDrives;
  private final DriverRequests requests;
  private final OwnVisits visits;
  private final DisputeWishes wishes;
  private final Disputes disputes;

  DisputesOfDriverResource(
      WhoDrives whoDrives,
      DriverRequests requests,
      OwnVisits visits,
      DisputeWishes wishes,
      Disputes disputes) {
    this.whoDrives = whoDrives;
    this.requests = requests;
    this.visits = visits;
    this.wishes = wishes;
    this.disputes = disputes;
  }

  /** What is wrong, with a picture in base64 if there is one. */
  record Objection(UUID requestId, String reason, String words, String picture) {}

  /** Words about why. */
  record Words(String words) {}

  @POST
  @Path("/me/visits/{id}/disputes")
  public Uni<RestResponse<DisputeShown>> open(@PathParam("id") UUID id, Objection objection) {
    var asked = Wanted.given("reason and words", objection);
    return whoDrives
        .driver()
        .chain(
            driver ->
                visits
                    .get(driver.id(), id)
                    .chain(
                        own ->
                            requests.once(
                                new DriverRequests.Asked(
                                    driver.id(), asked.requestId(), "disputes/" + id, asked),
                                DisputeShown.class,
                                () -> open(driver, own, asked))))
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }

  private Uni<DisputeShown> open(Driver driver, Own own, Objection asked) {
    return wishes
        .open(
            own.visit().id(),
            new DisputeWishes.Wish(null, asked.reason(), asked.words(), asked.picture()),
            by(driver))
        .chain(shown -> get(shown.number()));
  }

  static DisputeView.By by(Driver driver) {
    return new DisputeView.By(DisputeView.Side.DRIVER, "driver " + driver.id());
  }

  private Uni<DisputeShown> get(String number) {
    return disputes.find(number).map(found -> DisputeShown.of(found.orElseThrow()));
  }

  @GET
  @Path("/me/disputes")
  public Uni<List<DisputeShown>> list() {
    return whoDrives
        .driver()
        .chain(driver -> visits.listEnded(driver.id(), java.util.Optional.empty()))
        .chain(
            own ->
                Multi.createFrom()
                    .iterable(own)
                    .onItem()
                    .transformToUniAndConcatenate(
                        it -> disputes.listOf(new StayId(it.visit().id())))
                    .collect()
                    .asList())
        .map(
            all ->
                all.stream()
                    .flatMap(List::stream)
                    .map(DisputeShown::of)
                    .sorted(java.util.Comparator.comparing(DisputeShown::openedAt).reversed())
                    .toList());
  }

  @GET
  @Path("/me/disputes/{number}")
  public Uni<DisputeShown> find(@PathParam("number") String number) {
    return whoDrives.driver().chain(driver -> own(driver, number)).map(DisputeShown::of);
  }

  private Uni<DisputeView> own(Driver driver, String number) {
    return disputes
        .find(number)
        .map(
            found ->
                found.orElseThrow(
                    () -> Problem.unknown("unknown-dispute", "You have no such dispute.")))
        .call(it -> visits.get(driver.id(), it.subject().stay().value()));
  }

  /** The driver does not object any more. */
  @POST
  @Path("/me/disputes/{number}/withdrawal")
  public Uni<DisputeShown> withdraw(@PathParam("number") String number, Words said) {
    var words = Wanted.words(said == null ? null : said.words());
    return whoDrives
        .driver()
        .chain(
            driver ->
                own(driver, number)
                    .chain(it -> disputes.withdraw(new Disputes.Act(number, by(driver), words))))
        .map(DisputesOfDriverResource::done)
        .map(DisputeShown::of);
  }

  private static DisputeView done(Disputes.Acted outcome) {
    if (outcome instanceof Disputes.Acted.Done done) {
      return done.dispute();
    }
    throw Problem.conflict("dispute-over", "The dispute has ended already.");
  }
}
