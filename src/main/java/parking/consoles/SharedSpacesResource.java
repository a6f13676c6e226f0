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
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.occupancy.Occupancy;
import parking.plates.PlateColour;
import parking.problems.Problem;
import parking.sharing.AskingForSpaces;
import parking.sharing.AskingForSpaces.Asking;
import parking.sharing.By;
import parking.sharing.Figures;
import parking.sharing.OpenHours;
import parking.sharing.Refusal;
import parking.sharing.Replied;
import parking.sharing.Reply;
import parking.streetoffices.Act;

/** The shared spaces of a lot now, for everybody, and drivers who ask for one. */
@Path("/api/v1/lots/{lot}/shared-spaces")
public class SharedSpacesResource {
  private static final int LONGEST = 93;

  private final Lots lots;
  private final Quotes quotes;
  private final AskingForSpaces asking;
  private final SharingRights rights;
  private final InstantSource time;

  SharedSpacesResource(
      Lots lots, Quotes quotes, AskingForSpaces asking, SharingRights rights, InstantSource time) {
    this.lots = lots;
    this.quotes = quotes;
    this.asking = asking;
    this.rights = rights;
    this.time = time;
  }

  /**
   * The shared spaces of a lot. Figures that cannot be told as fact are withheld.
   *
   * @param isOpen whether guests may use them now
   * @param until when the shared hours end or begin next; absent when that is not known
   * @param open spaces in accepted offers today
   * @param free for a guest to whom nothing is promised
   * @param withheldBecause LANE_SILENT or NEVER_HEARD
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Spaces(
      String lot,
      boolean isOpen,
      Optional<Instant> until,
      int capacity,
      int open,
      int quota,
      Optional<Integer> guestsInside,
      Optional<Figures.Kept> kept,
      Optional<Long> free,
      Optional<Instant> knownAt,
      Optional<String> withheldBecause) {
    static Spaces of(AskingForSpaces.Now now, OpenHours hours) {
      var stand = now.stand();
      return new Spaces(
          now.full().lot().id(),
          stand.isOpen(),
          hours.until(),
          stand.limits().capacity(),
          stand.limits().open(),
          stand.limits().quota(),
          stand.figures().map(Figures::guestsInside),
          stand.figures().map(Figures::kept),
          stand.free(),
          now.full().knownAt(),
          now.full().doubt().map(Occupancy.Doubt::name));
    }
  }

  /**
   * A driver's question.
   *
   * @param colour as the reading contract names it; may be absent
   */
  record Question(String plate, String colour) {}

  /**
   * Somebody who was turned away.
   *
   * @param plate absent where nobody noted it
   * @param why 1 to 500 characters
   */
  record TurnedAway(String plate, String why) {}

  /**
   * What a driver is told.
   *
   * @param answer GRANTED or REFUSED
   * @param why NOT_OPEN, BLOCKED, UNKNOWN or FULL
   * @param heldUntil until when the space is kept for the car
   * @param until when the shared hours end or begin next; absent when that is not known
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Answer(
      String answer,
      Optional<Reply.Why> why,
      Optional<Instant> heldUntil,
      Optional<Instant> until) {
    static Answer of(Reply reply, OpenHours hours) {
      return reply instanceof Reply.Granted granted
          ? new Answer(
              "GRANTED", Optional.empty(), Optional.of(granted.heldUntil()), granted.openUntil())
          : new Answer(
              "REFUSED",
              Optional.of(((Reply.Refused) reply).why()),
              Optional.empty(),
              hours.until());
    }
  }

  /**
   * A refusal as it is on record.
   *
   * @param wasFree whether a space was free at the shared hours
   * @param turnedAwayBy absent for a driver who asked the service
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      Instant at,
      String plate,
      Reply.Why why,
      boolean isOpen,
      Optional<Integer> free,
      boolean wasFree,
      Optional<String> turnedAwayBy,
      Optional<String> note) {
    static Shown of(Refusal it) {
      var person = Optional.of(it.by().who()).filter(who -> !who.isEmpty());
      return new Shown(
          it.by().at(),
          it.plate(),
          it.why(),
          it.isOpen(),
          it.free(),
          it.wasFree(),
          person,
          person.map(who -> it.by().note()));
    }
  }

  /** How it stands now. */
  @GET
  public Uni<Spaces> get(@PathParam("lot") String id) {
    var lot = Asked.lot(lots, id);
    var now = time.instant();
    var hours = hours(lot, now);
    return asking.find(lot, hours, now).map(found -> Spaces.of(found, hours));
  }

  /** What the lot's tariff says; one without hours of its own is open always. */
  private OpenHours hours(Lot lot, Instant now) {
    try {
      return quotes
          .sharedHours(new TariffId(lot.tariff()), now)
          .map(hours -> new OpenHours(hours.isOpen(), hours.until()))
          .orElse(new OpenHours(true, Optional.empty()));
    } catch (IllegalArgumentException e) {
      throw Problem.unprocessable(
          "hours-unknown",
          "The tariff %s does not say whether spaces are shared now: %s."
              .formatted(lot.tariff(), e.getMessage()));
    }
  }

  /** Asks for a space. */
  @POST
  @Path("/requests")
  public Uni<Answer> ask(@PathParam("lot") String id, Question question) {
    var lot = Asked.lot(lots, id);
    var asked = Asked.given("plate: the characters of a plate", question);
    var car =
        new Replied.Car(
            Asked.plate(asked.plate()), Optional.ofNullable(asked.colour()).map(Asked::colour));
    var now = time.instant();
    var hours = hours(lot, now);
    return asking
        .ask(new Asking(lot, Optional.of(car), hours, new By("", now, "")))
        .map(replied -> Answer.of(replied.reply(), hours));
  }

  /** Writes down that a driver was turned away at the lot, and how it stood then. */
  @POST
  @Path("/refusals")
  public Uni<RestResponse<Spaces>> turnAway(@PathParam("lot") String id, TurnedAway driver) {
    var why = Asked.words("why: the reason", driver == null ? null : driver.why());
    var car = Optional.ofNullable(driver.plate()).map(SharedSpacesResource::car);
    return rights
        .may(Act.OFFER, id)
        .chain(
            it -> asking.turnAway(new Asking(it.lot(), car, hours(it.lot(), it.now()), it.by(why))))
        .chain(() -> get(id))
        .map(spaces -> RestResponse.status(RestResponse.Status.CREATED, spaces));
  }

  private static Replied.Car car(String plate) {
    return new Replied.Car(Asked.plate(plate), Optional.<PlateColour>empty());
  }

  /**
   * Drivers who were refused on some days, the first thousand.
   *
   * @param from today when absent
   * @param until the day after the last one; the day after {@code from} when absent
   */
  @GET
  @Path("/refusals")
  public Uni<List<Shown>> refusals(
      @PathParam("lot") String id,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    return rights
        .may(Act.READ, id)
        .chain(
            it -> {
              var days = SharingDays.of(from, until, it.now(), LONGEST).range();
              return asking.list(it.lot(), days.from(), days.until());
            })
        .map(all -> all.stream().map(Shown::of).toList());
  }
}
