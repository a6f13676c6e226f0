package parking.stories;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import parking.streetoffices.WhoAsks;

/** Doors that only tests have: each is guarded in one of the ways that Quarkus knows. */
@Path("/test/doors")
public class GuardedDoors {
  private final WhoAsks whoAsks;

  GuardedDoors(WhoAsks whoAsks) {
    this.whoAsks = whoAsks;
  }

  @GET
  @Path("/officers")
  @RolesAllowed("officer")
  public String forOfficers() {
    return "come in";
  }

  /** Guarded by nothing but the question who asks. */
  @GET
  @Path("/name")
  public Uni<String> name() {
    return whoAsks.person().map(person -> person.id());
  }
}
