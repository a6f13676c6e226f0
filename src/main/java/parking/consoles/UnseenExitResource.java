package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sessions.Correction;
import parking.sessions.ReviewingSessions;
import parking.sessions.Sessions;
import parking.streetoffices.WhoAsks;

/**
 * A visit whose end nobody saw is never charged by itself. A person can have it charged as the
 * lot's tariff says of such visits.
 */
@Path("/api/v1/lots/{lot}/sessions/{id}/unseen-exit")
public class UnseenExitResource {
  private final Lots lots;
  private final Sessions sessions;
  private final UnseenExits exits;
  private final ReviewingSessions reviewing;
  private final WhoAsks who;

  UnseenExitResource(
      Lots lots, Sessions sessions, UnseenExits exits, ReviewingSessions reviewing, WhoAsks who) {
    this.who = who;
    this.lots = lots;
    this.sessions = sessions;
    this.exits = exits;
    this.reviewing = reviewing;
  }

  /** What would be charged, and until when. */
  @GET
  public Uni<UnseenExits.Offer> offer(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    Asked.lot(lots, lot);
    return sessions
        .find(lot, id)
        .map(found -> found.orElseThrow(() -> ReviewResource.unknown(id)))
        .chain(exits::offer);
  }

  /** Has it charged so. */
  @POST
  public Uni<Void> charge(
      @PathParam("lot") String lot, @PathParam("id") UUID id, ReviewResource.Decision decision) {
    ReviewResource.needsReason(decision);
    var reasons = ReviewResource.reasons(decision);
    return offer(lot, id)
        .map(UnseenExitResource::end)
        .map(Correction.EndUnseen::new)
        .chain(end -> who.person().chain(it -> reviewing.correct(lot, id, end, reasons.of(it))));
  }

  private static Instant end(UnseenExits.Offer offer) {
    return offer
        .leftAt()
        .orElseThrow(
            () ->
                Problem.conflict(
                    "costs-nothing",
                    "A visit whose end nobody saw costs nothing by this tariff. Dismiss it."));
  }
}
