package billing.publishing;

import billing.tariffs.Tariff;
import billing.tariffs.VehicleStay;
import billing.tariffs.Versions;
import billing.tariffs.simulation.Simulation;
import billing.tariffs.simulation.Tally;

/**
 * One zone of a notice that is being simulated.
 *
 * @param against the name of the published tariff that it is compared with
 * @param before that tariff's versions
 * @param after what the notice would make of it
 * @param tally what has been counted so far
 */
record ZoneSimulation(String against, Versions before, Tariff after, Tally tally) {
  ZoneSimulation(String against, Versions before, Tariff after) {
    this(against, before, after, new Tally());
  }

  Simulation<VehicleStay> simulation() {
    return new Simulation<>(
        before::rate, stay -> after.rate(stay.withRightsOf(after)), after.timeZone());
  }
}
