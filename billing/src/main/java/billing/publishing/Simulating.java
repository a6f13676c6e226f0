package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeView;
import billing.api.PriceNotices;
import billing.api.PriceSimulations;
import billing.api.TariffId;
import billing.tariffs.NoticeReader;
import billing.tariffs.Versions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs simulations, one at a time in each instance, so that cars are not kept waiting. */
@ApplicationScoped
class Simulating implements PriceSimulations {
  private static final int MOST_SYNTHETIC = 1_000_000;

  private static final String NOTHING_TO_COMPARE =
      """
      Zone %s would be compared with %s, and no such tariff is published. Name another one in \
      against.""";
  private static final String NO_STAYS =
      """
      No charged stay of %s began from %s until %s. Choose another time, or a synthetic week.""";

  private final PriceNotices notices;
  private final NoticeReader reader;
  private final Publications publications;
  private final PastStays past;
  private final SimulationTable table;
  private final InstantSource time;
  private final ObjectMapper json;
  private final AtomicBoolean runs = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var simulating = new Thread(work, "simulating");
            simulating.setDaemon(true);
            return simulating;
          });

  Simulating(
      PriceNotices notices,
      NoticeReader reader,
      Publications publications,
      PastStays past,
      SimulationTable table,
      InstantSource time,
      ObjectMapper json) {
    this.notices = notices;
    this.reader = reader;
    this.publications = publications;
    this.past = past;
    this.table = table;
    this.time = time;
    this.json = json;
  }

  void end(@Observes ShutdownEvent stopping) {
    thread.shutdownNow();
  }

  @Override
  public Uni<View> start(UUID notice, Asked asked, String who) {
    return notices
        .get(notice)
        .chain(
            view -> {
              var plan = new SimulationPlan(view, zones(view, asked.against()), asked.stays());
              return count(plan)
                  .map(total -> row(view, asked, total, who))
                  .chain(row -> begin(row, plan));
            })
        .map(SimulationRow::view);
  }

  /** The zones of a notice, each with what it is compared with. */
  private Map<String, ZoneSimulation> zones(NoticeView notice, Map<String, TariffId> against) {
    Map<String, ZoneSimulation> zones = new LinkedHashMap<>();
    for (var tariff : reader.read("the document", notice.document()).tariffs()) {
      var zone = tariff.id().substring(tariff.id().indexOf('/') + 1);
      var other = against.getOrDefault(zone, new TariffId(tariff.id()));
      zones.put(zone, new ZoneSimulation(other.value(), versions(zone, other), tariff));
    }
    for (var zone : against.keySet()) {
      if (!zones.containsKey(zone)) {
        throw new NoticeRefused(
            Why.DOCUMENT,
            "against.%s: the notice has no such zone, only %s.".formatted(zone, zones.keySet()));
      }
    }
    return zones;
  }

  private Versions versions(String zone, TariffId other) {
    return publications
        .book()
        .findTariff(other.value())
        .orElseThrow(
            () -> new NoticeRefused(Why.NO_STAYS, NOTHING_TO_COMPARE.formatted(zone, other)));
  }

  private Uni<Long> count(SimulationPlan plan) {
    var zones = plan.zones();
    if (plan.stays() instanceof Stays.Synthetic week) {
      if (week.count() < 1 || week.count() > MOST_SYNTHETIC) {
        throw new NoticeRefused(
            Why.NO_STAYS, "count: from 1 to %d stays are needed.".formatted(MOST_SYNTHETIC));
      }
      return Uni.createFrom().item((long) week.count() * zones.size());
    }
    var stored = (Stays.Stored) plan.stays();
    return past.count(plan.wanted(stored))
        .invoke(
            count -> {
              if (count == 0) {
                throw new NoticeRefused(
                    Why.NO_STAYS,
                    NO_STAYS.formatted(
                        zones.values().stream().map(ZoneSimulation::against).toList(),
                        stored.from(),
                        stored.until()));
              }
            });
  }

  private SimulationRow row(NoticeView notice, Asked asked, long total, String who) {
    if (!runs.compareAndSet(false, true)) {
      throw new NoticeRefused(
          Why.BUSY, "Another simulation is running. Wait until it has ended, or cancel it.");
    }
    var row = new SimulationRow();
    row.id = UUID.randomUUID();
    row.notice = notice.id();
    row.version = Desk.writtenIn(notice.steps());
    row.asked = write(asked);
    row.state = State.RUNNING;
    row.total = total;
    row.startedBy = who;
    row.startedAt = time.instant();
    return row;
  }

  private String write(Asked asked) {
    try {
      Map<String, String> against = new TreeMap<>();
      asked.against().forEach((zone, tariff) -> against.put(zone, tariff.value()));
      return json.writeValueAsString(Map.of("stays", asked.stays(), "against", against));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was asked cannot be written", e);
    }
  }

  private Uni<SimulationRow> begin(SimulationRow row, SimulationPlan plan) {
    return table.put(row).onFailure().invoke(() -> runs.set(false)).invoke(() -> run(row.id, plan));
  }

  private void run(UUID id, SimulationPlan plan) {
    thread.execute(
        () -> {
          try {
            new SimulationRun(id, plan, past, table, json).run();
          } catch (RuntimeException e) {
            Log.errorf(e, "Simulation %s has failed", id);
          } finally {
            runs.set(false);
          }
        });
  }

  @Override
  public Uni<View> get(UUID notice, UUID simulation) {
    return table.get(notice, simulation).map(SimulationRow::view);
  }

  @Override
  public Uni<List<View>> list(UUID notice) {
    return table.list(notice).map(rows -> rows.stream().map(SimulationRow::view).toList());
  }

  @Override
  public Uni<View> cancel(UUID notice, UUID simulation) {
    return table
        .get(notice, simulation)
        .chain(row -> table.cancel(notice, row.id))
        .map(SimulationRow::view);
  }
}
