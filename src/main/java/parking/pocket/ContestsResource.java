package parking.pocket;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.drivers.Contest;
import parking.drivers.Contests;
import parking.drivers.DriverRequests;
import parking.drivers.Held;
import parking.drivers.WhoDrives;
import parking.passages.SentPictures;
import parking.problems.Problem;

/** A driver says that a plate is theirs and not another's. */
@Path("/api/v1/driver")
public class ContestsResource {
  private final WhoDrives whoDrives;
  private final Contests contests;
  private final DriverRequests requests;
  private final SentPictures pictures;

  ContestsResource(
      WhoDrives whoDrives, Contests contests, DriverRequests requests, SentPictures pictures) {
    this.whoDrives = whoDrives;
    this.contests = contests;
    this.requests = requests;
    this.pictures = pictures;
  }

  /** A plate that is contested; the picture is that of the vehicle licence, in base64. */
  record Wish(UUID requestId, String plate, String colour, String words, String picture) {}

  /** What the holder says. */
  record Answer(String words, String picture) {}

  /** A contest as one side sees it: without who the other one is. */
  record Shown(
      UUID id,
      String plate,
      String side,
      String state,
      Instant openedAt,
      Instant answerUntil,
      Instant decideUntil,
      List<Step> steps) {
    static Shown of(Contest it, UUID driver) {
      var isChallenger = it.sides().challenger().equals(driver);
      return new Shown(
          it.id(),
          it.car().plate().text(),
          isChallenger ? "CHALLENGER" : "HOLDER",
          (isChallenger ? it.state() : it.state().ofHolder()).name(),
          it.times().openedAt(),
          it.times().answerUntil(),
          it.times().decideUntil(),
          it.steps().stream().map(Step::of).toList());
    }
  }

  /** Something that was said or done. */
  record Step(Instant at, String by, String words) {
    static Step of(Contest.Step it) {
      return new Step(it.at(), it.side(), it.words());
    }
  }

  @POST
  @Path("/me/contests")
  public Uni<RestResponse<Shown>> open(Wish wish) {
    var asked = Wanted.given("plate, colour and words", wish);
    var car = new Held.Car(Wanted.plate(asked.plate()), Wanted.colour(asked.colour()));
    var words = Wanted.words(asked.words());
    return whoDrives
        .driver()
        .chain(
            driver ->
                requests.once(
                    new DriverRequests.Asked(driver.id(), asked.requestId(), "contests", asked),
                    Shown.class,
                    () ->
                        kept(asked.picture())
                            .chain(
                                picture ->
                                    contests.open(
                                        driver.id(), car, new Contests.Said(words, picture)))
                            .map(it -> Shown.of(it, driver.id()))))
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }

  @GET
  @Path("/me/contests")
  public Uni<List<Shown>> list() {
    return whoDrives
        .driver()
        .chain(
            driver ->
                contests
                    .list(driver.id())
                    .map(all -> all.stream().map(it -> Shown.of(it, driver.id())).toList()));
  }

  @POST
  @Path("/me/contests/{id}/answers")
  public Uni<Shown> answer(@PathParam("id") UUID id, Answer given) {
    var words = Wanted.words(given == null ? null : given.words());
    return whoDrives
        .driver()
        .chain(
            driver ->
                kept(given.picture())
                    .chain(
                        picture ->
                            contests.answer(driver.id(), id, new Contests.Said(words, picture)))
                    .map(it -> Shown.of(it, driver.id())));
  }

  private Uni<Optional<Contest.Picture>> kept(String data) {
    return data == null || data.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : Uni.createFrom()
            .item(() -> Optional.of(keep(data)))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Contest.Picture keep(String data) {
    try {
      var kept = pictures.keep(Base64.getDecoder().decode(data));
      return new Contest.Picture(kept.sha256(), kept.kind().mediaType());
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("picture: " + e.getMessage() + ".");
    }
  }
}
