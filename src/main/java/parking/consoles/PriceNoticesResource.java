package parking.consoles;

import billing.api.CeilingBreach;
import billing.api.NoticeView;
import billing.api.PriceBoards;
import billing.api.PriceNotices;
import billing.api.PriceNotices.By;
import billing.api.PriceNotices.Wish;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import parking.problems.Problem;
import parking.streetoffices.Act;

/** Price notices from a draft to the public, for the staff. */
@Path("/api/v1/price-notices")
public class PriceNoticesResource {
  private final PriceNotices notices;
  private final PriceBoards boards;
  private final NoticeRights rights;

  PriceNoticesResource(PriceNotices notices, PriceBoards boards, NoticeRights rights) {
    this.notices = notices;
    this.boards = boards;
    this.rights = rights;
  }

  /**
   * A notice to be begun.
   *
   * @param lots ids of the lots that it is meant for
   * @param document YAML or JSON, as docs/contracts/tariff.v1.schema.json has it
   * @param note why, at most 500 characters; may be absent
   */
  record Draft(Set<String> lots, String document, String note) {}

  /**
   * A change of what is written.
   *
   * @param version the version that was changed
   * @param follows the newest published notice of the family that the author has seen; as it was
   *     when absent
   */
  record Change(Integer version, String document, String follows, String note) {}

  /**
   * A step.
   *
   * @param version the version that the person has seen
   * @param note why; needed to give a notice back
   */
  record Step(Integer version, String note) {}

  /** The notices for lots that whoever asks has to do with, the one changed last first. */
  @GET
  public Uni<List<NoticeView>> list() {
    return rights.list();
  }

  /** Begins one. */
  @POST
  public Uni<RestResponse<NoticeView>> propose(Draft draft) {
    if (draft == null || draft.lots() == null || draft.document() == null) {
      throw Problem.malformed("lots, document: both are needed.");
    }
    var note = Asked.note(draft.note());
    return rights
        .mayBegin(draft.lots(), draft.document())
        .chain(
            it ->
                notices.propose(
                    new Wish(it.office().id(), draft.lots(), draft.document()),
                    it.person().id(),
                    note))
        .map(begun -> RestResponse.status(RestResponse.Status.CREATED, begun));
  }

  /** One with all its steps. */
  @GET
  @Path("/{id}")
  public Uni<NoticeView> get(@PathParam("id") UUID id) {
    return rights.find(Act.READ, id).map(NoticeRights.Case::notice);
  }

  /** Changes what is written; what was submitted or approved is a draft again. */
  @PUT
  @Path("/{id}/document")
  public Uni<NoticeView> edit(@PathParam("id") UUID id, Change change) {
    if (change == null || change.document() == null) {
      throw Problem.malformed("version, document: both are needed.");
    }
    var step = new Step(change.version(), change.note());
    var follows = Optional.ofNullable(change.follows());
    return take(
        id, Act.PROPOSE, step, (notice, by) -> notices.edit(id, by, change.document(), follows));
  }

  @POST
  @Path("/{id}/submit")
  public Uni<NoticeView> submit(@PathParam("id") UUID id, Step step) {
    return take(id, Act.SUBMIT, step, (notice, by) -> notices.submit(id, by));
  }

  /** Gives it back to its authors; the note says why. */
  @POST
  @Path("/{id}/return")
  public Uni<NoticeView> giveBack(@PathParam("id") UUID id, Step step) {
    Asked.words("note: why it is given back", step == null ? null : step.note());
    return take(id, Act.APPROVE, step, (notice, by) -> notices.giveBack(id, by));
  }

  @POST
  @Path("/{id}/approve")
  public Uni<NoticeView> approve(@PathParam("id") UUID id, Step step) {
    return take(
        id,
        Act.APPROVE,
        step,
        (notice, by) -> rights.around(notice).chain(around -> notices.approve(id, by, around)));
  }

  @POST
  @Path("/{id}/publish")
  public Uni<NoticeView> publish(@PathParam("id") UUID id, Step step) {
    return take(
        id,
        Act.PUBLISH,
        step,
        (notice, by) ->
            rights
                .around(notice)
                .chain(around -> notices.publish(id, by, rights.leadDays(notice), around)));
  }

  @POST
  @Path("/{id}/withdraw")
  public Uni<NoticeView> withdraw(@PathParam("id") UUID id, Step step) {
    return take(id, Act.WITHDRAW, step, (notice, by) -> notices.withdraw(id, by));
  }

  /** Where it would cost more than it may, if it were laid before an approver now. */
  @GET
  @Path("/{id}/ceilings")
  public Uni<List<Breach>> ceilings(@PathParam("id") UUID id) {
    return rights
        .find(Act.READ, id)
        .chain(it -> rights.around(it.notice()))
        .chain(around -> notices.breaches(id, around))
        .map(all -> all.stream().map(Breach::of).toList());
  }

  /** What would hang at the entrance. */
  @GET
  @Path("/{id}/board")
  @Produces(MediaType.TEXT_HTML)
  public Uni<String> board(@PathParam("id") UUID id, @QueryParam("lang") String language) {
    return rights
        .find(Act.READ, id)
        .map(it -> boards.page(it.notice().document(), Asked.isChinese(language)));
  }

  /** The same for the printer. */
  @GET
  @Path("/{id}/board.pdf")
  @Produces(Asked.PDF)
  public Uni<byte[]> pdf(@PathParam("id") UUID id, @QueryParam("lang") String language) {
    return rights
        .find(Act.READ, id)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(it -> boards.pdf(it.notice().document(), Asked.isChinese(language)));
  }

  private Uni<NoticeView> take(
      UUID id, Act act, Step step, BiFunction<NoticeView, By, Uni<NoticeView>> taking) {
    if (step == null || step.version() == null) {
      throw Problem.malformed("version: the version that you have seen is needed.");
    }
    var note = Asked.note(step.note());
    return rights
        .find(act, id)
        .chain(it -> taking.apply(it.notice(), new By(step.version(), it.person().id(), note)));
  }

  /**
   * Where a notice costs more than it may; money is fen.
   *
   * @param stay absent when the two cannot be compared
   */
  record Breach(String zone, String ceiling, String words, Optional<Costly> stay) {
    /** A stay that costs too much. */
    record Costly(
        String vehicleClass,
        Instant enteredAt,
        Instant leftAt,
        long mostFen,
        long priceFen,
        List<Line> lines) {}

    /** A line of its price. */
    record Line(long fen, String reason, String reasonZh, String rule) {}

    static Breach of(CeilingBreach it) {
      return new Breach(it.zone(), it.ceiling(), it.words(), it.stay().map(Breach::costly));
    }

    private static Costly costly(CeilingBreach.Costly stay) {
      return new Costly(
          stay.vehicleClass(),
          stay.entered(),
          stay.left(),
          stay.most().count(),
          stay.price().count(),
          stay.lines().stream()
              .map(
                  line ->
                      new Line(line.amount().count(), line.reason(), line.reasonZh(), line.rule()))
              .toList());
    }
  }
}
