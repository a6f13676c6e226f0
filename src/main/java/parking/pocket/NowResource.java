package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parking.consoles.RightsOfVisits;
import parking.drivers.WhoDrives;
import parking.lots.Lots;
import parking.pocket.OwnVisits.Own;
import parking.sessions.SessionView;

/** Where a driver's cars are parked now, and what the driver is asked. */
@Path("/api/v1/driver")
public class NowResource {
  private final WhoDrives whoDrives;
  private final OwnVisits visits;
  private final RightsOfVisits rights;
  private final RunningFees fees;
  private final Boards boards;
  private final Lots lots;
  private final Asks asks;
  private final InstantSource time;

  NowResource(
      WhoDrives whoDrives,
      OwnVisits visits,
      RightsOfVisits rights,
      RunningFees fees,
      Boards boards,
      Lots lots,
      Asks asks,
      InstantSource time) {
    this.whoDrives = whoDrives;
    this.visits = visits;
    this.rights = rights;
    this.fees = fees;
    this.boards = boards;
    this.lots = lots;
    this.asks = asks;
    this.time = time;
  }

  /** The state now. */
  record Now(Instant asOf, List<Running> visits, List<Asks.Ask> asks) {}

  /** A visit that goes on. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Running(
      UUID id,
      PlateShown.Short plate,
      String lot,
      String lotName,
      String lotNameEn,
      Instant enteredAt,
      boolean isDoubtful,
      Optional<RunningFees.Fee> fee,
      Optional<Instant> freeUntil,
      Optional<NextStep.Step> nextStep,
      Optional<Instant> windowClosesAt,
      Optional<String> board) {}

  @GET
  @Path("/me/now")
  public Uni<Now> now() {
    var now = time.instant();
    return whoDrives
        .driver()
        .chain(
            driver ->
                visits
                    .listRunning(driver.id())
                    .chain(
                        open ->
                            rights
                                .list(open.stream().map(Own::visit).toList(), now)
                                .map(known -> running(open, known, now)))
                    .chain(
                        running ->
                            asks.list(driver.id()).map(asked -> new Now(now, running, asked))));
  }

  private List<Running> running(List<Own> open, Map<UUID, Set<String>> known, Instant now) {
    return open.stream()
        .map(it -> running(it, known.getOrDefault(it.visit().id(), Set.of()), now))
        .toList();
  }

  private Running running(Own own, Set<String> rights, Instant now) {
    var visit = own.visit();
    var lot = lots.getLot(visit.lotId());
    var entered = own.entered();
    var until = entered.isAfter(now) ? entered : now;
    var fee = fees.find(visit, rights, until);
    var step = fees.findStep(visit, rights, until);
    return new Running(
        visit.id(),
        PlateShown.Short.of(own.held()),
        lot.id(),
        lot.name(),
        lot.nameEn(),
        entered,
        visit.entry().flatMap(SessionView.End::doubt).isPresent(),
        fee,
        step.filter(it -> fee.filter(f -> f.amountFen() == 0).isPresent()).map(NextStep.Step::at),
        step,
        fees.findClosing(visit.tariff(), now),
        boards.find(visit.tariff()));
  }
}
