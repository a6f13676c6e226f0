package parking.consoles;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.StayId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Drivers;
import parking.lots.Lane;
import parking.lots.LaneCodes;
import parking.lots.Lots;
import parking.plates.Plate;
import parking.problems.Problem;
import parking.sessions.Sessions;
import parking.sessions.Sessions.Leaving;

/**
 * What the display of a lane shows to the car in front of it. Bystanders read it, too: it says how
 * many visits are unpaid and never how much, where or when.
 */
@Path("/api/v1/lots/{lot}/lanes/{device}/{lane}/notice")
public class LaneNoticesResource {
  private final Lots lots;
  private final LaneCodes codes;
  private final Drivers drivers;
  private final Sessions sessions;
  private final Arrears arrears;
  private final DuesSettings settings;
  private final InstantSource time;

  LaneNoticesResource(
      Lots lots,
      LaneCodes codes,
      Drivers drivers,
      Sessions sessions,
      Arrears arrears,
      DuesSettings settings,
      InstantSource time) {
    this.lots = lots;
    this.codes = codes;
    this.drivers = drivers;
    this.sessions = sessions;
    this.arrears = arrears;
    this.settings = settings;
    this.time = time;
  }

  /** What the display has to send to be told notices. It is for the lot's staff only. */
  record Key(String key) {}

  /**
   * A notice.
   *
   * @param code for an unbound car that has just left here: shows that visit, to be shown as a QR
   *     code; a car with a payer, and one at an entrance, gets none
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Notice(int unpaidVisits, String text, String textZh, Optional<String> code) {}

  /** The key of the lane's display. */
  @GET
  @Path("/key")
  public Key key(
      @PathParam("lot") String lot,
      @PathParam("device") String device,
      @PathParam("lane") String lane) {
    return new Key(codes.displayKey(lane(lot, device, lane)));
  }

  /** The notice for a car that the camera of the lane has just read. */
  @GET
  public Uni<Notice> notice(
      @PathParam("lot") String lot,
      @PathParam("device") String device,
      @PathParam("lane") String name,
      @QueryParam("plate") String written,
      @HeaderParam("Lane-Key") String key) {
    var lane = lane(lot, device, name);
    if (!codes.isDisplayKey(lane, key)) {
      throw Problem.forbidden("wrong-key", "The header Lane-Key is not the key of this display.");
    }
    var plate = Asked.plate(written);
    return drivers
        .findAccount(plate)
        .chain(
            account ->
                account
                    .map(id -> notice(lane, plate, id))
                    .orElse(Uni.createFrom().item(words(lane, 0, Optional.empty()))));
  }

  private Uni<Notice> notice(Lane lane, Plate plate, UUID account) {
    return arrears
        .of(new AccountId(account))
        .chain(
            unpaid -> code(lane, plate, account).map(code -> words(lane, unpaid.visits(), code)));
  }

  /** Only where cars leave, only for one that has, and only when nobody pays for it anyway. */
  private Uni<Optional<String>> code(Lane lane, Plate plate, UUID account) {
    if (lane.use() == Lane.Use.ENTRANCE || lane.use() == Lane.Use.INNER) {
      return Uni.createFrom().item(Optional.empty());
    }
    var since = time.instant().minus(settings.exitNoticeFor());
    return drivers
        .isBound(account)
        .chain(
            bound ->
                bound
                    ? Uni.createFrom().item(Optional.empty())
                    : sessions
                        .findLeft(new Leaving(lane.lot().id(), plate, lane.device(), since))
                        .chain(left -> issue(account, left.map(visit -> visit.id()))));
  }

  private Uni<Optional<String>> issue(UUID account, Optional<UUID> visit) {
    return visit
        .map(id -> arrears.issueCode(new AccountId(account), new StayId(id)).map(Optional::of))
        .orElse(Uni.createFrom().item(Optional.empty()));
  }

  private static Notice words(Lane lane, int unpaid, Optional<String> code) {
    if (code.isPresent()) {
      return new Notice(unpaid, "Scan to pay for this visit", "请扫码缴费", code);
    }
    if (unpaid > 0) {
      var english = unpaid + (unpaid == 1 ? " visit unpaid" : " visits unpaid");
      return new Notice(unpaid, english, "您有%d次停车未缴费".formatted(unpaid), code);
    }
    return lane.use() == Lane.Use.EXIT
        ? new Notice(0, "Have a good trip", "祝您一路顺风", code)
        : new Notice(0, "Welcome", "欢迎光临", code);
  }

  private Lane lane(String lot, String device, String name) {
    return lots.findLane(device, name)
        .filter(lane -> lane.lot().id().equals(lot))
        .orElseThrow(
            () ->
                Problem.unknown(
                    "unknown-lane",
                    "Lot \"%s\" has no lane \"%s\" of device \"%s\"."
                        .formatted(lot, name, device)));
  }
}
