package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import parking.occupancy.Occupancy;
import parking.problems.Problem;
import parking.streetoffices.WhoAsks;

/** How full one lot is, and what people count there. */
@Path("/api/v1/lots/{lot}/occupancy")
public class OccupancyResource {
  private static final int MOST_CARS = 100_000;

  private final Occupancy occupancy;
  private final WhoAsks who;

  OccupancyResource(Occupancy occupancy, WhoAsks who) {
    this.who = who;
    this.occupancy = occupancy;
  }

  /**
   * What a person has counted.
   *
   * @param zone the whole lot when absent
   * @param cars that are in it
   */
  record Count(String zone, Integer cars) {}

  @GET
  public Uni<LotSpaces> get(@PathParam("lot") String lot) {
    return occupancy
        .find(lot)
        .map(
            found ->
                found
                    .map(LotSpaces::of)
                    .orElseThrow(
                        () ->
                            Problem.unknown(
                                "unknown-lot", "No lot is called \"%s\".".formatted(lot))));
  }

  /** From now on passages are counted from there. */
  @POST
  @Path("/counts")
  public Uni<LotSpaces> count(@PathParam("lot") String lot, Count count) {
    if (count == null || count.cars() == null || count.cars() < 0 || count.cars() > MOST_CARS) {
      throw Problem.malformed(
          "cars: how many there are, from 0 to %d, is needed.".formatted(MOST_CARS));
    }
    var zone = count.zone() == null ? "" : count.zone();
    return get(lot)
        .chain(() -> who.person())
        .chain(it -> occupancy.counted(lot, zone, count.cars(), it.id()))
        .chain(() -> get(lot));
  }
}
