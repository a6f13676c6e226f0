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
  private final OwnLots own;

  LiveResource(Overviews overviews, LiveOverviews live, OwnLots own) {
    this.overviews = overviews;
    this.live = live;
    this.own = own;
  }

  /** The state now, of the lots of whoever asks. */
  @GET
  @Path("/overview")
  public Uni<Overview> overview() {
    return own.as(OwnLots.OF_VISITS).chain(sight -> overviews.now().map(it -> it.seenBy(sight)));
  }

  /** The same as server-sent events, about once a second when something has changed. */
  @GET
  @Path("/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Overview> live() {
    return own.as(OwnLots.OF_VISITS)
        .onItem()
        .transformToMulti(sight -> live.watch().map(it -> it.seenBy(sight)));
  }
}
