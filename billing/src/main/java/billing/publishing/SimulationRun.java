package billing.publishing;

import billing.api.PriceSimulations.State;
import billing.api.PriceSimulations.Stays;
import billing.tariffs.Vehicle;
import billing.tariffs.VehicleStay;
import billing.tariffs.simulation.SyntheticWeek;
import billing.tariffs.simulation.Tally;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One simulation on its way: prices stays, tells how far it is and stops when somebody wants it.
 */
final class SimulationRun {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long BETWEEN_SIGNS = Duration.ofMillis(500).toNanos();
  private static final int SOME = 4_096;

  /** The car that nearly all cars are. */
  private static final Vehicle ORDINARY =
      new Vehicle(Optional.of(Vehicle.Colour.BLUE), Vehicle.Category.SMALL);

  private final UUID id;
  private final SimulationPlan plan;
  private final PastStays past;
  private final SimulationTable table;
  private final ObjectMapper json;
  private long done;
  private long signed = System.nanoTime();
  private boolean stopped;

  SimulationRun(
      UUID id, SimulationPlan plan, PastStays past, SimulationTable table, ObjectMapper json) {
    this.id = id;
    this.plan = plan;
    this.past = past;
    this.table = table;
    this.json = json;
  }

  /** Runs to its end; the row says how that was. */
  void run() {
    SimulationTable.End end;
    try {
      price();
      end = new SimulationTable.End(State.DONE, done, outcome());
    } catch (RuntimeException e) {
      end = new SimulationTable.End(State.FAILED, done, "It failed: " + e.getMessage());
    }
    if (!stopped) {
      table.end(id, end).await().atMost(PATIENCE);
    }
  }

  private void price() {
    if (plan.stays() instanceof Stays.Synthetic week) {
      plan.zones().values().forEach(zone -> price(week, zone));
    } else {
      price(plan.wanted((Stays.Stored) plan.stays()));
    }
  }

  private void price(PastStays.Wanted wanted) {
    Map<String, List<ZoneSimulation>> byTariff = new HashMap<>();
    plan.zones()
        .values()
        .forEach(
            zone -> byTariff.computeIfAbsent(zone.against(), any -> new ArrayList<>()).add(zone));
    past.forEach(
        wanted,
        some -> {
          for (var one : some) {
            for (var zone : byTariff.get(one.tariff())) {
              zone.simulation().add(zone.tally(), one.stay());
            }
          }
          return goOn(some.size());
        });
  }

  private void price(Stays.Synthetic week, ZoneSimulation zone) {
    var stays =
        SyntheticWeek.stream(week.seed(), week.monday(), zone.after().timeZone(), "")
            .map(stay -> VehicleStay.of(stay.entered(), stay.left(), ORDINARY))
            .iterator();
    var simulation = zone.simulation();
    for (int i = 0; i < week.count() && !stopped; i++) {
      simulation.add(zone.tally(), stays.next());
      if ((i + 1) % SOME == 0 || i + 1 == week.count()) {
        goOn(i % SOME + 1);
      }
    }
  }

  /** Counts what is done, and now and then asks whether it is still wanted. */
  private boolean goOn(int more) {
    done += more;
    if (System.nanoTime() - signed > BETWEEN_SIGNS) {
      signed = System.nanoTime();
      stopped = !table.goOn(id, done).await().atMost(PATIENCE);
    }
    return !stopped;
  }

  private String outcome() {
    var all = new Tally();
    Map<String, Object> byZone = new LinkedHashMap<>();
    plan.zones()
        .forEach(
            (name, zone) -> {
              all.add(zone.tally());
              byZone.put(name, Outcome.of(zone.against(), zone.tally().comparison()));
            });
    try {
      return json.writeValueAsString(
          Map.of("all", Outcome.of(null, all.comparison()), "zones", byZone));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the outcome cannot be written", e);
    }
  }
}
