package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What the live page reads. */
@Path("/api/v1")
public class LiveResource {
  private final Overviews overviews;
  private final LiveOverviews live;

  LiveResource(Overviews overviews, LiveOverviews live) {
    this.overviews = overviews;
    this.live = live;
  }

  @GET
  @Path("/overview")
  public Uni<Overview> overview() {
    return overviews.now();
  }

  /** The same as server-sent events, about once a second when something has changed. */
  @GET
  @Path("/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Overview> live() {
    return live.watch();
  }
}
