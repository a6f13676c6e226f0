package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import parking.devices.keys.DeviceKeys;
import parking.devices.keys.Enrolling;
import parking.devices.keys.PublicKey;
import parking.streetoffices.WhoAsks;

/** The keys of a device: shown, issued, ended and revoked by administrators. */
@Path("/api/v1/lots/{lot}/devices/{device}")
public class DeviceKeysResource {
  private final DeviceKeys keys;
  private final Enrolling enrolling;
  private final WhoAsks who;

  DeviceKeysResource(DeviceKeys keys, Enrolling enrolling, WhoAsks who) {
    this.who = who;
    this.keys = keys;
    this.enrolling = enrolling;
  }

  /** All keys that the device ever had, the newest first. */
  @GET
  @Path("/keys")
  public Uni<List<DeviceKeyView>> list(
      @PathParam("lot") String lot, @PathParam("device") String device) {
    return keys.list(lot, device).map(DeviceKeyView::of);
  }

  /**
   * A key that somebody has taken over from the device.
   *
   * @param publicKey as the recogniser shows it
   * @param endsAt a moment from when on it is good no more; absent for no end
   */
  record Issue(String publicKey, String endsAt) {}

  /** Registers a key; one that is registered already stays as it is. */
  @POST
  @Path("/keys")
  public Uni<RestResponse<DeviceKeyView>> issue(
      @PathParam("lot") String lot, @PathParam("device") String device, Issue issue) {
    var asked = Asked.given("A key", issue);
    var key = PublicKey.parse(asked.publicKey());
    var endsAt = Optional.ofNullable(asked.endsAt()).map(text -> Asked.moment("endsAt", text));
    return who.person()
        .chain(person -> keys.issue(lot, device, new DeviceKeys.Signing(key, person.id()), endsAt))
        .map(issued -> RestResponse.status(RestResponse.Status.CREATED, DeviceKeyView.of(issued)));
  }

  /**
   * @param endsAt a moment from when on the key is good no more; absent for no end
   */
  record End(String endsAt) {}

  /** Sets from when on a key is good no more. */
  @PUT
  @Path("/keys/{key}/end")
  public Uni<DeviceKeyView> end(
      @PathParam("lot") String lot,
      @PathParam("device") String device,
      @PathParam("key") String key,
      End end) {
    var endsAt =
        Optional.ofNullable(Asked.given("An end", end).endsAt())
            .map(text -> Asked.moment("endsAt", text));
    return keys.end(lot, device, key, endsAt).map(DeviceKeyView::of);
  }

  /** Why a key is revoked. */
  record Revocation(String why) {}

  private Uni<DeviceKeys.Revoking> revoking(Revocation revocation) {
    var why = Asked.words("why", Asked.given("A revocation", revocation).why());
    return who.person().map(person -> new DeviceKeys.Revoking(person.id(), why));
  }

  /** Makes one key good for nothing, for ever. */
  @POST
  @Path("/keys/{key}/revocation")
  public Uni<DeviceKeyView> revoke(
      @PathParam("lot") String lot,
      @PathParam("device") String device,
      @PathParam("key") String key,
      Revocation revocation) {
    return revoking(revocation)
        .chain(revoking -> keys.revoke(lot, device, key, revoking))
        .map(DeviceKeyView::of);
  }

  /** A box is gone: makes all its keys and codes good for nothing, for ever. */
  @POST
  @Path("/revocation")
  public Uni<List<DeviceKeyView>> revokeAll(
      @PathParam("lot") String lot, @PathParam("device") String device, Revocation revocation) {
    return revoking(revocation)
        .chain(revoking -> keys.revokeAll(lot, device, revoking))
        .map(DeviceKeyView::of);
  }

  /** Gives out a code with which the device can register its first key; it is shown only here. */
  @POST
  @Path("/enrolments")
  public Uni<RestResponse<Enrolling.Code>> invite(
      @PathParam("lot") String lot, @PathParam("device") String device) {
    return who.person()
        .chain(person -> enrolling.invite(lot, device, person.id()))
        .map(
            code ->
                ResponseBuilder.create(RestResponse.Status.CREATED, code)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }
}
