package parking.pocket;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.drivers.Invitations;
import parking.drivers.WhoDrives;

/** Several drivers use one plate, for which one of them pays. */
@Path("/api/v1/driver")
public class InvitationsResource {
  private static final int LONGEST_CODE = 32;

  private final WhoDrives whoDrives;
  private final Invitations invitations;
  private final LogInLimits limits;

  InvitationsResource(WhoDrives whoDrives, Invitations invitations, LogInLimits limits) {
    this.whoDrives = whoDrives;
    this.invitations = invitations;
    this.limits = limits;
  }

  /** The code that somebody was told. */
  record Code(String code) {}

  @POST
  @Path("/me/plates/{id}/invitations")
  public Uni<RestResponse<Invitations.Invitation>> make(@PathParam("id") UUID id) {
    return whoDrives
        .driver()
        .chain(driver -> invitations.make(driver.id(), id))
        .map(made -> RestResponse.status(RestResponse.Status.CREATED, made));
  }

  @POST
  @Path("/me/invitations")
  public Uni<RestResponse<PlateShown.Plate>> take(Code given, @Context HttpServerRequest request) {
    limits.tries(Client.of(request));
    var said = Wanted.given("code", given).code();
    var code = Wanted.may("code", Wanted.given("code", said), LONGEST_CODE);
    return whoDrives
        .driver()
        .chain(driver -> invitations.take(driver.id(), code))
        .map(held -> PlateShown.of(held, List.of(), Optional.empty()))
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }
}
