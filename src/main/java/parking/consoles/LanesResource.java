package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Optional;
import parking.lots.Lane;
import parking.lots.LaneCodes;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sessions.ScanningPhones;

/** The code at a lane, and the drivers of cars without a plate who scan it. */
@Path("/api/v1/lots/{lot}/lanes/{device}/{lane}")
public class LanesResource {
  private final Lots lots;
  private final LaneCodes codes;
  private final ScanningPhones phones;

  LanesResource(Lots lots, LaneCodes codes, ScanningPhones phones) {
    this.lots = lots;
    this.codes = codes;
    this.phones = phones;
  }

  /**
   * A scan.
   *
   * @param code what the code at the lane says
   * @param token what the phone was told at the entrance, if it was
   */
  record Scan(String code, String token) {}

  /** What the driver is told. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Scanned(String token, String plate, Instant enteredAt, Optional<Instant> leftAt) {}

  /** What to print as a QR code and put up at the lane. It is for the lot's staff only. */
  @GET
  @Path("/code")
  public LaneCodes.Printed code(
      @PathParam("lot") String lot,
      @PathParam("device") String device,
      @PathParam("lane") String lane) {
    return codes.print(lane(lot, device, lane));
  }

  /** A driver has scanned the code. The same scan again gets the same answer again. */
  @POST
  @Path("/scans")
  public Uni<Scanned> scan(
      @PathParam("lot") String lot,
      @PathParam("device") String device,
      @PathParam("lane") String name,
      Scan scan) {
    var lane = lane(lot, device, name);
    if (scan == null || !codes.isCode(lane, scan.code())) {
      throw Problem.forbidden(
          "wrong-code", "This is not the code of this lane. Scan the code at the lane again.");
    }
    return phones
        .scan(lane, Optional.ofNullable(scan.token()))
        .map(it -> new Scanned(it.token(), it.plate().text(), it.enteredAt(), it.leftAt()));
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
