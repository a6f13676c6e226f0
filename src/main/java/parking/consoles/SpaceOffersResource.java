package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.database.Ids;
import parking.lots.LocalDays;
import parking.problems.Problem;
import parking.sharing.By;
import parking.sharing.Days;
import parking.sharing.Offer;
import parking.sharing.OfferingSpaces;
import parking.sharing.Owner;
import parking.sharing.Quota;
import parking.streetoffices.Act;

/** What owners offer of a lot, and how many guests may use it at once. */
@Path("/api/v1/lots/{lot}/shared-spaces")
public class SpaceOffersResource {
  private static final int MOST_SPACES = 100_000;

  private final OfferingSpaces offering;
  private final SharingRights rights;

  SpaceOffersResource(OfferingSpaces offering, SharingRights rights) {
    this.offering = offering;
    this.rights = rights;
  }

  /**
   * An offer to be written down.
   *
   * @param from the first day; today when absent
   * @param until the day after the last one; without end when absent
   * @param note may be absent
   */
  record Wish(OwnerWish owner, Integer spaces, String from, String until, String note) {}

  /**
   * Who offers.
   *
   * @param kind UNIT, RESIDENT or PROPERTY_COMPANY
   * @param name 1 to 64 characters
   */
  record OwnerWish(String kind, String name) {}

  /** Why something is done; may be absent. */
  record Words(String note) {}

  /**
   * The end of an offer.
   *
   * @param from the first day on which it does not hold; today when absent
   */
  record Ending(String from, String note) {}

  /**
   * A quota to be set.
   *
   * @param from from when on; from now on when absent
   */
  record QuotaWish(Integer cars, Instant from, String note) {}

  /**
   * An offer as it is on record.
   *
   * @param state OFFERED, ACCEPTED, DECLINED or ENDED, today
   * @param ends the first day on which it does not hold, where that was written down later
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      UUID id,
      Owner owner,
      int spaces,
      LocalDate from,
      Optional<LocalDate> until,
      Offer.State state,
      By offered,
      Optional<By> decided,
      Optional<LocalDate> ends,
      Optional<By> ended) {
    static Shown of(Offer it, Instant now) {
      return new Shown(
          it.id(),
          it.owner(),
          it.spaces(),
          it.days().from(),
          it.days().until(),
          it.state(LocalDays.dayAt(now)),
          it.by(),
          it.decision().map(Offer.Decision::by),
          it.end().map(Offer.End::from),
          it.end().map(Offer.End::by));
    }
  }

  /** A quota as it is on record. */
  record ShownQuota(int cars, Instant from, By set) {
    static ShownQuota of(Quota it) {
      return new ShownQuota(it.cars(), it.from(), it.by());
    }
  }

  /** All that were ever written down, the oldest first. */
  @GET
  @Path("/offers")
  public Uni<List<Shown>> list(@PathParam("lot") String lot) {
    return rights
        .may(Act.READ, lot)
        .chain(
            it ->
                offering
                    .find(it.lot(), it.now())
                    .map(
                        shared ->
                            shared.offers().stream().map(one -> Shown.of(one, it.now())).toList()));
  }

  /** Writes an offer down. */
  @POST
  @Path("/offers")
  public Uni<RestResponse<Shown>> offer(@PathParam("lot") String lot, Wish wish) {
    var asked = Asked.given("owner, spaces: both", wish);
    var spaces = Asked.count("spaces: how many", asked.spaces(), 1, MOST_SPACES);
    var owner = owner(asked.owner());
    return rights
        .may(Act.OFFER, lot)
        .chain(
            it -> {
              var offer =
                  new Offer(
                      Ids.next(),
                      owner,
                      spaces,
                      days(asked, it.now()),
                      it.by(asked.note()),
                      Optional.empty(),
                      Optional.empty());
              return offering.offer(it.lot(), offer).map(done -> Shown.of(done, it.now()));
            })
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }

  private static Owner owner(OwnerWish wish) {
    var asked = Asked.given("owner: kind and name", wish);
    return new Owner(
        Asked.oneOf("owner.kind", Owner.Kind.class, asked.kind()),
        Asked.name("owner.name: who offers", asked.name()));
  }

  private static Days days(Wish wish, Instant now) {
    var from = wish.from() == null ? LocalDays.dayAt(now) : Asked.day("from", wish.from());
    var until = Optional.ofNullable(wish.until()).map(day -> Asked.day("until", day));
    if (until.filter(day -> !day.isAfter(from)).isPresent()) {
      throw Problem.malformed("until: a day after %s is needed.".formatted(from));
    }
    return new Days(from, until);
  }

  /** Accepts an offer; its spaces are open from today on, or from its first day. */
  @POST
  @Path("/offers/{id}/accept")
  public Uni<Shown> accept(@PathParam("lot") String lot, @PathParam("id") UUID id, Words words) {
    return decide(lot, id, true, words);
  }

  @POST
  @Path("/offers/{id}/decline")
  public Uni<Shown> decline(@PathParam("lot") String lot, @PathParam("id") UUID id, Words words) {
    return decide(lot, id, false, words);
  }

  private Uni<Shown> decide(String lot, UUID id, boolean isAccepted, Words words) {
    return rights
        .may(Act.SHARE, lot)
        .chain(
            it -> {
              var by = it.by(words == null ? null : words.note());
              return offering
                  .decide(it.lot(), id, new Offer.Decision(isAccepted, by))
                  .map(done -> Shown.of(done, it.now()));
            });
  }

  /** Ends an offer from a day on; it stays on record. */
  @POST
  @Path("/offers/{id}/end")
  public Uni<Shown> end(@PathParam("lot") String lot, @PathParam("id") UUID id, Ending ending) {
    return rights
        .may(Act.SHARE, lot)
        .chain(
            it -> {
              var asked = ending == null ? new Ending(null, null) : ending;
              var from =
                  asked.from() == null
                      ? LocalDays.dayAt(it.now())
                      : Asked.day("from", asked.from());
              return offering
                  .end(it.lot(), id, new Offer.End(from, it.by(asked.note())))
                  .map(done -> Shown.of(done, it.now()));
            });
  }

  /** All that were ever set, in the order in which they were. */
  @GET
  @Path("/quotas")
  public Uni<List<ShownQuota>> quotas(@PathParam("lot") String lot) {
    return rights
        .may(Act.READ, lot)
        .chain(it -> offering.find(it.lot(), it.now()))
        .map(shared -> shared.quotas().stream().map(ShownQuota::of).toList());
  }

  /** Sets how many guests may be inside at once. */
  @POST
  @Path("/quotas")
  public Uni<RestResponse<ShownQuota>> set(@PathParam("lot") String lot, QuotaWish wish) {
    var asked = Asked.given("cars: how many", wish);
    var cars = Asked.count("cars: how many", asked.cars(), 0, MOST_SPACES);
    return rights
        .may(Act.SHARE, lot)
        .chain(
            it -> {
              var from = asked.from() == null ? it.now() : asked.from();
              return offering.set(it.lot(), new Quota(cars, from, it.by(asked.note())));
            })
        .map(set -> RestResponse.status(RestResponse.Status.CREATED, ShownQuota.of(set)));
  }
}
