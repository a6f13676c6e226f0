package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
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
  private final LooksAtLive onLive;

  LiveResource(Overviews overviews, LiveOverviews live, OwnLots own, LooksAtLive onLive) {
    this.overviews = overviews;
    this.live = live;
    this.own = own;
    this.onLive = onLive;
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
    return own.as(OwnLots.OF_VISITS).onItem().transformToMulti(this::watch);
  }

  /** What is told to all at once goes on as the request of this one who watches. */
  private Multi<Overview> watch(OwnLots.Sight sight) {
    var watcher = onLive.begin();
    var asker = Vertx.currentContext();
    return live.watch()
        .map(it -> it.seenBy(sight))
        .emitOn(task -> asker.runOnContext(now -> task.run()))
        .onItem()
        .transformToUniAndConcatenate(watcher::pass);
  }
}
