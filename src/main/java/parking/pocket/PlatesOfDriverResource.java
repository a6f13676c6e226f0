package parking.pocket;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parking.drivers.Contests;
import parking.drivers.DriverPlates;
import parking.drivers.Held;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** The plates of a driver. */
@Path("/api/v1/driver")
public class PlatesOfDriverResource {
  private static final int LONGEST_NICKNAME = 20;
  private static final Set<String> CHANNELS = Set.of("wechat", "alipay");

  private final WhoDrives whoDrives;
  private final DriverPlates plates;
  private final Contests contests;
  private final Unbinding unbinding;

  PlatesOfDriverResource(
      WhoDrives whoDrives, DriverPlates plates, Contests contests, Unbinding unbinding) {
    this.whoDrives = whoDrives;
    this.plates = plates;
    this.contests = contests;
    this.unbinding = unbinding;
  }

  /** What a driver calls a plate. */
  record Look(String nickname, boolean isMain) {}

  /** Who pays for it, in order. */
  record Payers(List<String> channels, Long askAboveFen) {}

  @GET
  @Path("/me/plates")
  public Uni<List<PlateShown.Plate>> list() {
    return whoDrives.driver().chain(driver -> plates.list(driver.id())).chain(this::shown);
  }

  private Uni<List<PlateShown.Plate>> shown(List<Held> held) {
    return Multi.createFrom()
        .iterable(held)
        .onItem()
        .transformToUniAndConcatenate(this::shown)
        .collect()
        .asList();
  }

  private Uni<PlateShown.Plate> shown(Held held) {
    return plates
        .listHolders(held.car().plate())
        .chain(
            holders ->
                contests
                    .findOpen(held.car().plate())
                    .map(contest -> PlateShown.of(held, holders, contest)));
  }

  @PUT
  @Path("/me/plates/{id}")
  public Uni<PlateShown.Plate> look(@PathParam("id") UUID id, Look wanted) {
    var look = Wanted.given("nickname and isMain", wanted);
    var nickname = Wanted.may("nickname", look.nickname(), LONGEST_NICKNAME);
    return whoDrives
        .driver()
        .chain(driver -> plates.look(driver.id(), id, new Held.Look(nickname, look.isMain())))
        .chain(this::shown);
  }

  @PUT
  @Path("/me/plates/{id}/payers")
  public Uni<PlateShown.Plate> pay(@PathParam("id") UUID id, Payers wanted) {
    var payers = Wanted.given("channels", wanted);
    var channels = Wanted.given("channels", payers.channels());
    if (!CHANNELS.containsAll(channels)) {
      throw Problem.malformed("channels: each is one of wechat and alipay.");
    }
    var above = Optional.ofNullable(payers.askAboveFen());
    if (above.filter(fen -> fen < 0).isPresent()) {
      throw Problem.malformed("askAboveFen: a whole number of fen is needed.");
    }
    return whoDrives
        .driver()
        .chain(driver -> plates.pay(driver.id(), id, List.copyOf(channels), above))
        .chain(this::shown);
  }

  /** Unbinds a plate, when nothing is open any more. */
  @DELETE
  @Path("/me/plates/{id}")
  public Uni<Void> end(@PathParam("id") UUID id) {
    return whoDrives.driver().chain(driver -> plates.get(driver.id(), id)).chain(unbinding::end);
  }

  /**
   * Ends what somebody else is to a plate that the driver pays for, or what the driver is to it.
   */
  @DELETE
  @Path("/me/plates/{id}/co-users/{user}")
  public Uni<Void> end(@PathParam("id") UUID id, @PathParam("user") UUID user) {
    return whoDrives
        .driver()
        .chain(driver -> plates.get(driver.id(), id))
        .chain(
            mine ->
                plates
                    .listHolders(mine.car().plate())
                    .map(
                        all ->
                            all.stream()
                                .filter(it -> it.id().equals(user) && !it.isPayer())
                                .filter(it -> mine.isPayer() || it.id().equals(mine.id()))
                                .findFirst()
                                .orElseThrow(
                                    () ->
                                        Problem.unknown(
                                            "unknown-co-user", "Nobody like this uses it."))))
        .chain(plates::end);
  }
}
