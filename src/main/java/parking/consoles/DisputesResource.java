package parking.consoles;

import billing.api.DisputeFigures;
import billing.api.DisputeView;
import billing.api.DisputeView.By;
import billing.api.DisputeView.Side;
import billing.api.Disputes;
import billing.api.Disputes.Acted;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import parking.consoles.DisputeWishes.Shown;
import parking.consoles.DisputeWishes.Wish;
import parking.lots.Lots;
import parking.passages.SentPictures;
import parking.problems.Problem;
import parking.sessions.Sessions;
import parking.streetoffices.WhoAsks;

/** Disputes about visits to a lot, for the lot's people. Every act says who does it and why. */
@Path("/api/v1/lots/{lot}")
public class DisputesResource {
  private static final int LONGEST_DAYS = 366;

  private final Lots lots;
  private final Sessions sessions;
  private final Disputes disputes;
  private final DisputeWishes wishes;
  private final SentPictures pictures;
  private final LooksAtDisputes looks;
  private final WhoAsks who;

  DisputesResource(
      Lots lots,
      Sessions sessions,
      Disputes disputes,
      DisputeWishes wishes,
      SentPictures pictures,
      LooksAtDisputes looks,
      WhoAsks who) {
    this.looks = looks;
    this.who = who;
    this.lots = lots;
    this.sessions = sessions;
    this.disputes = disputes;
    this.wishes = wishes;
    this.pictures = pictures;
  }

  /**
   * Something that is done with a dispute.
   *
   * @param by DRIVER or OPERATOR, for a withdrawal only; OPERATOR otherwise
   * @param why 1 to 500 characters, as the driver may read them
   * @param amountFen of a refund: by how much; absent for the whole charge
   * @param wasWrong of a refund: whether the charge was wrong; otherwise it is goodwill
   */
  record Act(String by, String why, Long amountFen, Boolean wasWrong) {}

  /** Opens a dispute about a session. */
  @POST
  @Path("/sessions/{id}/disputes")
  public Uni<RestResponse<Shown>> open(
      @PathParam("lot") String lot, @PathParam("id") UUID id, Wish wish) {
    var asked = Asked.given("by, reason and words", wish);
    var side = DisputeWishes.side(asked.by());
    return session(lot, id)
        .chain(() -> who.person())
        .chain(it -> wishes.open(id, asked, new By(side, it.id())))
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }

  /** All disputes about a session, oldest first. */
  @GET
  @Path("/sessions/{id}/disputes")
  public Uni<List<Shown>> list(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    return session(lot, id)
        .chain(() -> disputes.listOf(new StayId(id)))
        .map(all -> all.stream().map(Shown::of).toList());
  }

  private Uni<Void> session(String lot, UUID id) {
    Asked.lot(lots, lot);
    return sessions
        .find(lot, id)
        .invoke(found -> found.orElseThrow(() -> ReviewResource.unknown(id)))
        .replaceWithVoid();
  }

  /** Those that wait for a decision; the overdue ones first. */
  @GET
  @Path("/disputes")
  public Uni<List<Shown>> waiting(@PathParam("lot") String lot) {
    Asked.lot(lots, lot);
    return disputes.listOpen(lot).map(all -> all.stream().map(Shown::of).toList());
  }

  /** What became of those that were opened over some days. */
  @GET
  @Path("/dispute-figures")
  public Uni<DisputeFigures> figures(
      @PathParam("lot") String lot,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    Asked.lot(lots, lot);
    var days = Asked.days(Asked.day("from", from), Asked.day("until", until), LONGEST_DAYS);
    return disputes.figures(lot, days.from(), days.until());
  }

  /** One dispute. */
  @GET
  @Path("/disputes/{number}")
  public Uni<Shown> get(@PathParam("lot") String lot, @PathParam("number") String number) {
    return find(lot, number).map(Shown::of);
  }

  private Uni<DisputeView> find(String lot, String number) {
    return find(lots, disputes, lot, number);
  }

  /** A dispute about a visit to this lot. */
  static Uni<DisputeView> find(Lots lots, Disputes disputes, String lot, String number) {
    Asked.lot(lots, lot);
    return disputes
        .find(number)
        .map(
            found ->
                found
                    .filter(it -> it.subject().lot().equals(lot))
                    .orElseThrow(() -> unknown(number)));
  }

  private static Problem unknown(String number) {
    return Problem.unknown(
        "unknown-dispute", "No dispute about a visit to this lot is %s.".formatted(number));
  }

  /** Says something, without deciding. */
  @POST
  @Path("/disputes/{number}/answer")
  public Uni<Shown> answer(
      @PathParam("lot") String lot, @PathParam("number") String number, Act act) {
    return take(lot, number, act, disputes::answer);
  }

  /** Leaves the charge as it is. */
  @POST
  @Path("/disputes/{number}/uphold")
  public Uni<Shown> uphold(
      @PathParam("lot") String lot, @PathParam("number") String number, Act act) {
    return take(lot, number, act, disputes::uphold);
  }

  /** Lowers the charge. */
  @POST
  @Path("/disputes/{number}/refund")
  public Uni<Shown> refund(
      @PathParam("lot") String lot, @PathParam("number") String number, Act act) {
    var asked = Asked.given("why and wasWrong", act);
    var wasWrong = Asked.given("wasWrong: whether the charge was wrong", asked.wasWrong());
    if (asked.amountFen() != null && asked.amountFen() < 1) {
      throw Problem.malformed("amountFen: at least 1 is needed, or nothing for the whole charge.");
    }
    var amount = Optional.ofNullable(asked.amountFen()).map(Fen::fen);
    return take(
        lot, number, asked, it -> disputes.refund(it, new Disputes.Lowering(amount, wasWrong)));
  }

  /** The driver does not object any more. */
  @POST
  @Path("/disputes/{number}/withdrawal")
  public Uni<Shown> withdraw(
      @PathParam("lot") String lot, @PathParam("number") String number, Act act) {
    var asked = Asked.given("by and why", act);
    var made = act(lot, number, DisputeWishes.side(asked.by()), asked.why());
    return made.chain(disputes::withdraw).map(DisputesResource::shown);
  }

  private Uni<Shown> take(
      String lot, String number, Act act, Function<Disputes.Act, Uni<Acted>> taking) {
    return act(lot, number, Side.OPERATOR, Asked.given("why", act).why())
        .chain(deed -> taking.apply(deed))
        .map(DisputesResource::shown);
  }

  /** What whoever has logged in does for a side. */
  private Uni<Disputes.Act> act(String lot, String number, Side side, String why) {
    var words = Asked.words("why: the reason", why);
    return find(lot, number)
        .chain(() -> who.person())
        .map(it -> new Disputes.Act(number, new By(side, it.id()), words));
  }

  private static Shown shown(Acted outcome) {
    if (outcome instanceof Acted.Done done) {
      return Shown.of(done.dispute());
    }
    if (outcome instanceof Acted.TooMuch tooMuch) {
      throw Problem.unprocessable(
          "too-much",
          "The charge can be lowered by %s yuan at most.".formatted(tooMuch.most().inYuan()));
    }
    if (outcome instanceof Acted.Over over) {
      throw Problem.conflict(
          "dispute-over", "The dispute has ended: it is %s.".formatted(over.dispute().state()));
    }
    throw Problem.unknown("unknown-dispute", "There is no such dispute.");
  }

  /** A picture that the driver has sent. */
  @GET
  @Path("/disputes/{number}/pictures/{sha256}")
  public Uni<Response> picture(
      @PathParam("lot") String lot,
      @PathParam("number") String number,
      @PathParam("sha256") String sha256) {
    return find(lot, number)
        .call(looks::write)
        .map(
            dispute ->
                dispute.steps().stream()
                    .flatMap(step -> step.picture().stream())
                    .filter(it -> it.sha256().equals(sha256))
                    .flatMap(it -> response(it).stream())
                    .findFirst()
                    .orElseThrow(
                        () -> Problem.unknown("no-picture", "The dispute has no such picture.")));
  }

  private Optional<Response> response(DisputeView.Picture picture) {
    return pictures
        .find(picture.sha256(), picture.mediaType())
        .map(
            file ->
                Response.ok(file.toFile(), picture.mediaType())
                    .header("Cache-Control", "private, max-age=86400, immutable")
                    .build());
  }
}
