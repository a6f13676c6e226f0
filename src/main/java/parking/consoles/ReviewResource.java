package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sessions.Acts;
import parking.sessions.Correction;
import parking.sessions.ReviewingSessions;
import parking.sessions.SessionView;
import parking.sessions.Sessions;
import parking.streetoffices.Person;
import parking.streetoffices.WhoAsks;

/**
 * The cases of a lot that wait for a person, and what a person can do to any session. Every act
 * says who does it and why, and is kept for ever. What is told of a session: {@code
 * docs/contracts/review-case.v1.schema.json}.
 */
@Path("/api/v1/lots/{lot}")
public class ReviewResource {
  private static final String REASON = "why: the reason";
  private static final int MOST_CASES = 50;
  private static final int LONGEST_LOOK = 24 * 3600;

  private final Lots lots;
  private final Sessions sessions;
  private final ReviewingSessions reviewing;
  private final Acts acts;
  private final WhoAsks who;

  ReviewResource(
      Lots lots, Sessions sessions, ReviewingSessions reviewing, Acts acts, WhoAsks who) {
    this.who = who;
    this.lots = lots;
    this.sessions = sessions;
    this.reviewing = reviewing;
    this.acts = acts;
  }

  /**
   * A person's decision.
   *
   * @param why at most 500 characters; needed unless the person only confirms or joins
   * @param seconds how long the person looked at the case
   */
  record Decision(
      String why,
      int seconds,
      String plate,
      String colour,
      Instant enteredAt,
      Instant leftAt,
      UUID other,
      Instant firstLeftAt,
      Instant secondEnteredAt) {}

  /** A session with all that is known of it. */
  record Case(
      SessionView session, List<String> pictures, List<ReviewingSessions.Candidacy> candidates) {}

  /** A session with what was done to it. */
  record Whole(
      SessionView session,
      List<String> pictures,
      List<ReviewingSessions.Candidacy> candidates,
      List<Acts.Act> acts) {}

  /** The cases that wait, longest waiting first, each with its pictures and candidates. */
  @GET
  @Path("/reviews")
  public Uni<List<Case>> reviews(@PathParam("lot") String lot) {
    var known = lot(lot);
    return sessions
        .listForReview(lot, MOST_CASES)
        .chain(
            all ->
                reviewing
                    .candidates(known, all)
                    .map(
                        found ->
                            all.stream()
                                .map(it -> new Case(it, pictures(it), found.get(it.id())))
                                .toList()));
  }

  /** One session, and every act of a person that concerns it. */
  @GET
  @Path("/sessions/{id}")
  public Uni<Whole> session(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    var known = lot(lot);
    return sessions
        .find(lot, id)
        .map(found -> found.orElseThrow(() -> unknown(id)))
        .chain(
            it ->
                reviewing
                    .candidates(known, List.of(it))
                    .chain(
                        found ->
                            acts.list(lot, id)
                                .map(done -> new Whole(it, pictures(it), found.get(id), done))));
  }

  static Problem unknown(UUID id) {
    return Problem.unknown("unknown-session", "No session of this lot is " + id + ".");
  }

  private Lot lot(String id) {
    return Asked.lot(lots, id);
  }

  private static List<String> pictures(SessionView session) {
    return Stream.concat(session.entry().stream(), session.exit().stream())
        .flatMap(end -> end.passage().stream())
        .flatMap(
            passage ->
                Stream.of(
                    PassagesResource.picture(session.lotId(), passage),
                    PassagesResource.cutOut(session.lotId(), passage)))
        .toList();
  }

  /** Both ends belong together; the visit is charged. */
  @POST
  @Path("/sessions/{id}/confirmation")
  public Uni<Void> confirm(
      @PathParam("lot") String lot, @PathParam("id") UUID id, Decision decision) {
    return decide(lot, id, decision, new Correction.Confirm());
  }

  /** Nothing is charged; what was charged is given back. */
  @POST
  @Path("/sessions/{id}/dismissal")
  public Uni<Void> dismiss(
      @PathParam("lot") String lot, @PathParam("id") UUID id, Decision decision) {
    needsReason(decision);
    return decide(lot, id, decision, new Correction.Dismiss());
  }

  /** Plate, colour or a time is another one. */
  @POST
  @Path("/sessions/{id}/edit")
  public Uni<Void> edit(@PathParam("lot") String lot, @PathParam("id") UUID id, Decision decision) {
    needsReason(decision);
    var edit =
        new Correction.Edit(
            car(decision),
            Optional.ofNullable(decision.enteredAt()),
            Optional.ofNullable(decision.leftAt()));
    return decide(lot, id, decision, edit);
  }

  private static Optional<SessionView.Car> car(Decision decision) {
    if (decision.plate() == null && decision.colour() == null) {
      return Optional.empty();
    }
    if (decision.plate() == null || decision.colour() == null) {
      throw Problem.malformed("plate, colour: both are needed when one is given.");
    }
    return Optional.of(
        new SessionView.Car(Asked.plate(decision.plate()), Asked.colour(decision.colour())));
  }

  /** The exit of this session ends the visit that another one began. */
  @POST
  @Path("/sessions/{id}/join")
  public Uni<Void> join(@PathParam("lot") String lot, @PathParam("id") UUID id, Decision decision) {
    var other = needed("other: the session that began the visit", given(decision).other());
    return decide(lot, id, decision, new Correction.Join(other));
  }

  /** It was two visits. */
  @POST
  @Path("/sessions/{id}/split")
  public Uni<Void> split(
      @PathParam("lot") String lot, @PathParam("id") UUID id, Decision decision) {
    needsReason(decision);
    var left = needed("firstLeftAt: when the first ended", decision.firstLeftAt());
    var came = needed("secondEnteredAt: the next entry", decision.secondEnteredAt());
    return decide(lot, id, decision, new Correction.Split(left, came));
  }

  private static <T> T needed(String what, T value) {
    if (value == null) {
      throw Problem.malformed(what + " is needed.");
    }
    return value;
  }

  static void needsReason(Decision decision) {
    Asked.words(REASON, given(decision).why());
  }

  private static Decision given(Decision decision) {
    return needed("a decision, such as {\"seconds\": 12},", decision);
  }

  private Uni<Void> decide(String lot, UUID id, Decision decision, Correction correction) {
    lot(lot);
    var reasons = reasons(given(decision));
    return who.person().chain(it -> reviewing.correct(lot, id, correction, reasons.of(it)));
  }

  /** Why something is decided, and how long it took. */
  record Reasons(String why, int seconds) {
    Acts.Author of(Person person) {
      return new Acts.Author(person.id(), why, seconds);
    }
  }

  static Reasons reasons(Decision decision) {
    if (decision.seconds() < 0 || decision.seconds() > LONGEST_LOOK) {
      throw Problem.malformed("seconds: from 0 to %d are allowed.".formatted(LONGEST_LOOK));
    }
    var isSilent = decision.why() == null || decision.why().isBlank();
    var why = isSilent ? "" : Asked.words(REASON, decision.why());
    return new Reasons(why, decision.seconds());
  }
}
