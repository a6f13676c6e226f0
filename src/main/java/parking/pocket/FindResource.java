package parking.pocket;

import billing.api.ChannelVehicle.PlateColour;
import billing.api.Quotes;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parking.drivers.DriverPlates;
import parking.drivers.Held;
import parking.drivers.WhoDrives;
import parking.handover.Vehicles;
import parking.lots.Address;
import parking.lots.Location;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.occupancy.Occupancy;
import parking.problems.Problem;
import parking.sharing.OfferingSpaces;

/** Lots for a driver who looks for one. A place that is asked about is not kept. */
@Path("/api/v1/driver")
public class FindResource {
  private final WhoDrives whoDrives;
  private final DriverPlates plates;
  private final Lots lots;
  private final Occupancy occupancy;
  private final OfferingSpaces spaces;
  private final RunningFees fees;
  private final Boards boards;
  private final InstantSource time;

  FindResource(
      WhoDrives whoDrives,
      DriverPlates plates,
      Lots lots,
      Occupancy occupancy,
      OfferingSpaces spaces,
      RunningFees fees,
      Boards boards,
      InstantSource time) {
    this.whoDrives = whoDrives;
    this.plates = plates;
    this.lots = lots;
    this.occupancy = occupancy;
    this.spaces = spaces;
    this.fees = fees;
    this.boards = boards;
    this.time = time;
  }

  /** A lot. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      String id,
      String name,
      String nameEn,
      Optional<String> address,
      Optional<String> addressEn,
      Optional<Place> location,
      Optional<Integer> distanceMetres,
      int capacity,
      Optional<Long> free,
      Optional<Instant> knownAt,
      Optional<String> withheldBecause,
      Optional<RunningFees.Fee> planned,
      Optional<String> board,
      Optional<Shared> shared,
      boolean hasPasses) {}

  /** A place in degrees. */
  record Place(double lat, double lon) {}

  /** Whether shared spaces are open to guests. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shared(
      boolean isOpenNow,
      Optional<Instant> opensAt,
      Optional<Instant> closesAt,
      List<WindowShown> windows) {}

  /** What is asked. */
  private record Question(
      Optional<Location> from, Optional<Duration> stay, Optional<Held> held, Instant now) {}

  @GET
  @Path("/lots")
  public Uni<List<Shown>> list(
      @QueryParam("lat") Double lat,
      @QueryParam("lon") Double lon,
      @QueryParam("stay") String stay,
      @QueryParam("plate") UUID plate) {
    var from = WantedPlace.place(lat, lon);
    var length = Optional.ofNullable(stay).map(WantedPlace::length);
    return held(plate)
        .map(held -> new Question(from, length, held, time.instant()))
        .chain(
            question ->
                occupancy
                    .listAll()
                    .chain(
                        all ->
                            Multi.createFrom()
                                .iterable(all)
                                .onItem()
                                .transformToUniAndConcatenate(it -> shown(it, question))
                                .collect()
                                .asList()))
        .map(FindResource::sorted);
  }

  @GET
  @Path("/lots/{lot}")
  public Uni<Shown> get(
      @PathParam("lot") String lot,
      @QueryParam("stay") String stay,
      @QueryParam("plate") UUID plate) {
    known(lot);
    var length = Optional.ofNullable(stay).map(WantedPlace::length);
    return held(plate)
        .chain(
            held ->
                occupancy
                    .find(lot)
                    .map(it -> it.orElseThrow(() -> unknown(lot)))
                    .chain(
                        it ->
                            shown(
                                it, new Question(Optional.empty(), length, held, time.instant()))));
  }

  private Lot known(String id) {
    return lots.listLots().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private static Problem unknown(String id) {
    return Problem.unknown("unknown-lot", "No lot is called \"%s\".".formatted(id));
  }

  /** A plate is asked about by its driver only. */
  private Uni<Optional<Held>> held(UUID plate) {
    return plate == null
        ? Uni.createFrom().item(Optional.empty())
        : whoDrives.driver().chain(driver -> plates.get(driver.id(), plate)).map(Optional::of);
  }

  private Uni<Shown> shown(Occupancy.OfLot of, Question asked) {
    return spaces
        .find(of.lot(), asked.now())
        .map(
            shared ->
                shown(of, asked, shared.kinds().stream().anyMatch(kind -> kind.end().isEmpty())));
  }

  private Shown shown(Occupancy.OfLot of, Question asked, boolean hasPasses) {
    var lot = of.lot();
    var doubt = of.doubt();
    return new Shown(
        lot.id(),
        lot.name(),
        lot.nameEn(),
        lot.address().map(Address::text),
        lot.address().map(Address::english),
        lot.location().map(it -> new Place(it.latitude(), it.longitude())),
        lot.location().flatMap(it -> asked.from().map(here -> here.wholeMetres(it))),
        lot.capacity(),
        doubt.isPresent() ? Optional.empty() : Optional.of(of.whole().free()),
        of.knownAt(),
        doubt.map(Enum::name),
        asked.stay().flatMap(stay -> planned(lot, asked, stay)),
        boards.find(lot.tariff()),
        fees.findHours(lot.tariff(), asked.now())
            .map(it -> shared(it, fees.windows(lot.tariff(), asked.now()))),
        hasPasses);
  }

  /** For no plate in particular a small car with a blue plate is meant. */
  private Optional<RunningFees.Fee> planned(Lot lot, Question asked, Duration stay) {
    var vehicle =
        asked
            .held()
            .map(it -> Vehicles.of(it.car().plate(), it.car().colour()))
            .orElse(new Vehicle(PlateColour.BLUE, VehicleCategory.SMALL));
    return fees.find(
        lot.tariff(), new Quotes.Question(vehicle, Set.of(), asked.now(), asked.now().plus(stay)));
  }

  private static Shared shared(Quotes.SharedHours hours, List<WindowShown> windows) {
    return new Shared(
        hours.isOpen(),
        hours.isOpen() ? Optional.empty() : hours.until(),
        hours.isOpen() ? hours.until() : Optional.empty(),
        windows);
  }

  private static List<Shown> sorted(List<Shown> all) {
    return all.stream()
        .sorted(
            Comparator.comparing((Shown it) -> it.distanceMetres().orElse(Integer.MAX_VALUE))
                .thenComparing(Shown::name))
        .toList();
  }
}
