package parking.pocket;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import parking.drivers.DriverSessions;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** Where a driver is logged in, and out. */
@Path("/api/v1/driver")
public class SessionsResource {
  private final WhoDrives whoDrives;
  private final DriverSessions sessions;

  SessionsResource(WhoDrives whoDrives, DriverSessions sessions) {
    this.whoDrives = whoDrives;
    this.sessions = sessions;
  }

  /** A log-in. */
  record Shown(UUID id, String way, Instant beganAt, Instant lastSeenAt, boolean isThis) {}

  @GET
  @Path("/sessions")
  public Uni<List<Shown>> list() {
    return whoDrives
        .driver()
        .chain(
            driver ->
                sessions
                    .list(driver.id())
                    .map(
                        all ->
                            all.stream()
                                .map(
                                    it ->
                                        new Shown(
                                            it.id(),
                                            it.way().code(),
                                            it.beganAt(),
                                            it.lastSeenAt(),
                                            it.id().equals(driver.session())))
                                .toList()));
  }

  /** Logs out here. */
  @DELETE
  @Path("/session")
  public Uni<Void> end() {
    return whoDrives
        .anybody()
        .chain(driver -> sessions.end(driver.id(), driver.session()))
        .replaceWithVoid();
  }

  /** Logs out elsewhere. */
  @DELETE
  @Path("/sessions/{id}")
  public Uni<Void> end(@PathParam("id") UUID id) {
    return whoDrives
        .driver()
        .chain(driver -> sessions.end(driver.id(), id))
        .invoke(
            ended -> {
              if (!ended) {
                throw Problem.unknown("unknown-session", "You have no such log-in.");
              }
            })
        .replaceWithVoid();
  }
}
