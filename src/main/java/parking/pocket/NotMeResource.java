package parking.pocket;

import billing.api.DisputeView.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import parking.consoles.DisputeWishes;
import parking.drivers.Driver;
import parking.drivers.DriverRequests;
import parking.drivers.WhoDrives;
import parking.pocket.OwnVisits.Own;
import parking.sessions.DoubtingSessions;

/** A driver says that a visit is another car's. */
@Path("/api/v1/driver")
public class NotMeResource {
  private final WhoDrives whoDrives;
  private final DriverRequests requests;
  private final OwnVisits visits;
  private final DoubtingSessions doubting;
  private final DisputeWishes wishes;

  NotMeResource(
      WhoDrives whoDrives,
      DriverRequests requests,
      OwnVisits visits,
      DoubtingSessions doubting,
      DisputeWishes wishes) {
    this.whoDrives = whoDrives;
    this.requests = requests;
    this.visits = visits;
    this.doubting = doubting;
    this.wishes = wishes;
  }

  /** What the driver says. */
  record Said(UUID requestId, String words) {}

  /** What was done about it. */
  record Done(boolean isDone) {}

  /**
   * A visit that goes on waits for a person and is not charged without one; one that has ended is
   * disputed.
   */
  @POST
  @Path("/me/visits/{id}/not-me")
  public Uni<Void> say(@PathParam("id") UUID id, Said said) {
    var asked = Wanted.given("words", said);
    var words = Wanted.words(asked.words());
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
                                    driver.id(), asked.requestId(), "not-me/" + id, asked),
                                Done.class,
                                () -> say(driver, own, words))))
        .replaceWithVoid();
  }

  private Uni<Done> say(Driver driver, Own own, String words) {
    var visit = own.visit();
    var act =
        own.isRunning()
            ? doubting.disowned(visit.lotId(), visit.id())
            : wishes
                .open(
                    visit.id(),
                    new DisputeWishes.Wish(null, Reason.NOT_MY_CAR.name(), words, null),
                    DisputesOfDriverResource.by(driver))
                .replaceWithVoid();
    return act.replaceWith(new Done(true));
  }
}
