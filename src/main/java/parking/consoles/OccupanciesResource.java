package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;
import parking.occupancy.Occupancy;

/** How full every lot is, for signs, maps and the city's platform. */
@Path("/api/v1/occupancy")
public class OccupanciesResource {
  private static final int MOST_WATCHERS = 1000;

  private final Occupancy occupancy;
  private final Watching<List<LotSpaces>> watching;

  OccupanciesResource(Occupancy occupancy) {
    this.occupancy = occupancy;
    this.watching = new Watching<>(MOST_WATCHERS, this::listAll, OccupanciesResource::isSame);
  }

  /** Every lot, by id. */
  @GET
  public Uni<List<LotSpaces>> listAll() {
    return occupancy.listAll().map(all -> all.stream().map(LotSpaces::of).toList());
  }

  /** The same as server-sent events, about once a second when a figure has changed. */
  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<List<LotSpaces>> stream() {
    return watching.watch();
  }

  /** Signs of life come all the time; they are no news while the figures stay. */
  private static boolean isSame(List<LotSpaces> before, List<LotSpaces> after) {
    return timeless(before).equals(timeless(after));
  }

  private static List<LotSpaces> timeless(List<LotSpaces> all) {
    return all.stream()
        .map(
            it ->
                new LotSpaces(
                    it.lot(),
                    it.name(),
                    it.nameEn(),
                    it.whole(),
                    it.zones(),
                    Optional.empty(),
                    it.withheldBecause()))
        .toList();
  }
}
