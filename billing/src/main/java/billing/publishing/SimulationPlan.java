package billing.publishing;

import billing.api.NoticeView;
import billing.api.PriceSimulations.Stays;
import java.util.Map;

/**
 * What a simulation prices.
 *
 * @param notice the notice that is simulated
 * @param zones its zones by name
 * @param stays which stays
 */
record SimulationPlan(NoticeView notice, Map<String, ZoneSimulation> zones, Stays stays) {

  /** Stored stays: those in the lots that the notice is meant for. */
  PastStays.Wanted wanted(Stays.Stored stored) {
    var tariffs = zones.values().stream().map(ZoneSimulation::against).distinct().toList();
    return new PastStays.Wanted(
        notice.lots(), notice.family(), tariffs, stored.from(), stored.until());
  }
}
