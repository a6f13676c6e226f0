package parking.consoles;

import billing.api.Quotes;
import billing.api.TariffId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.database.Ids;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.permits.Permit;
import parking.permits.Permits;
import parking.problems.Problem;
import parking.streetoffices.WhoAsks;

/** The cars that a lot treats in a way of its own. */
@Path("/api/v1/lots/{lot}/permits")
public class PermitsResource {
  private final Lots lots;
  private final Permits permits;
  private final Quotes quotes;
  private final WhoAsks who;
  private final InstantSource time;

  PermitsResource(Lots lots, Permits permits, Quotes quotes, WhoAsks who, InstantSource time) {
    this.who = who;
    this.lots = lots;
    this.permits = permits;
    this.quotes = quotes;
    this.time = time;
  }

  /**
   * A permit to be granted.
   *
   * @param kind EXEMPT, STAFF, MONTHLY, RESIDENT, RIGHT or BLOCKED
   * @param right of a permit of kind RIGHT: a right that the lot's tariff knows, by its name there
   * @param from from when on it holds; from now on when absent
   * @param until from when on it holds no more; without end when absent
   * @param note why, 1 to 500 characters
   */
  record Wish(String plate, String kind, String right, Instant from, Instant until, String note) {}

  /**
   * Why a permit is to end.
   *
   * @param note 1 to 500 characters
   */
  record Ending(String note) {}

  /** A permit as it is on record. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      UUID id,
      String plate,
      String kind,
      Optional<String> right,
      Instant from,
      Optional<Instant> until,
      String note,
      String grantedBy,
      Optional<Instant> grantedAt,
      Optional<Permits.End> ended) {
    static Shown of(Permits.OnRecord it) {
      var permit = it.permit();
      return new Shown(
          permit.id(),
          permit.plate().text(),
          permit.kind().name(),
          permit.right(),
          permit.from(),
          permit.until(),
          permit.note(),
          permit.grantedBy(),
          it.grantedAt(),
          it.end());
    }
  }

  /**
   * Permits that hold or will hold, at most a thousand, in a lasting order; or all that one car
   * ever had.
   *
   * @param after the id of the last one of the page before
   */
  @GET
  public Uni<List<Shown>> list(
      @PathParam("lot") String lot,
      @QueryParam("plate") String plate,
      @QueryParam("after") UUID after) {
    Asked.lot(lots, lot);
    var found =
        plate == null
            ? permits.list(lot, time.instant(), Optional.ofNullable(after))
            : permits.list(lot, Asked.plate(plate));
    return found.map(all -> all.stream().map(Shown::of).toList());
  }

  /** Grants a permit. */
  @POST
  public Uni<RestResponse<Shown>> grant(@PathParam("lot") String lot, Wish wish) {
    var asked = Asked.lot(lots, lot);
    if (wish == null) {
      throw Problem.malformed("plate, kind, note: all are needed.");
    }
    var now = time.instant();
    return who.person()
        .map(it -> permit(asked, wish, new Granting(it.id(), now)))
        .chain(permit -> permits.grant(lot, permit, now))
        .map(granted -> RestResponse.status(RestResponse.Status.CREATED, Shown.of(granted)));
  }

  /** Who grants, and when. */
  private record Granting(String who, Instant now) {}

  private Permit permit(Lot lot, Wish wish, Granting granting) {
    var now = granting.now();
    var from = wish.from() == null ? now : wish.from();
    if (wish.until() != null && !wish.until().isAfter(from)) {
      throw Problem.malformed("until: a time after %s, when it begins, is needed.".formatted(from));
    }
    var kind = kind(wish.kind());
    return new Permit(
        Ids.next(),
        Asked.plate(wish.plate()),
        kind,
        right(lot, kind, wish.right(), from.isAfter(now) ? from : now),
        from,
        Optional.ofNullable(wish.until()),
        Asked.words("note: why it is granted", wish.note()),
        granting.who());
  }

  /** The tariff decides what a right is worth, so it has to know it when the permit begins. */
  private Optional<String> right(Lot lot, Permit.Kind kind, String name, Instant at) {
    if (kind != Permit.Kind.RIGHT) {
      if (name != null) {
        throw Problem.malformed("right: only a permit of kind RIGHT gives one.");
      }
      return Optional.empty();
    }
    var known = quotes.rights(new TariffId(lot.tariff()), at);
    if (name == null || !known.contains(name)) {
      throw Problem.malformed(
          "right: one that the tariff %s knows at %s is needed: %s."
              .formatted(lot.tariff(), at, known.isEmpty() ? "it has none" : known));
    }
    return Optional.of(name);
  }

  private static Permit.Kind kind(String name) {
    return Arrays.stream(Permit.Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.malformed(
                    "kind: one of %s is needed.".formatted(Arrays.toString(Permit.Kind.values()))));
  }

  /** Ends a permit now; it stays on record. */
  @POST
  @Path("/{id}/end")
  public Uni<Shown> end(@PathParam("lot") String lot, @PathParam("id") UUID id, Ending ending) {
    Asked.lot(lots, lot);
    if (ending == null) {
      throw Problem.malformed("note: why it ends is needed.");
    }
    var note = Asked.words("note: why it ends", ending.note());
    return who.person()
        .map(it -> new Permits.End(time.instant(), it.id(), note))
        .chain(end -> permits.end(lot, id, end))
        .map(Shown::of);
  }
}
