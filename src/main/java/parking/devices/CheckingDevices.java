package parking.devices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.lots.Lot;
import parking.lots.Lots;

/** Looks regularly at what is known of every device, and begins and ends alarms. */
@ApplicationScoped
class CheckingDevices {
  private static final int MOST_OPEN = 100_000;

  private final Devices devices;
  private final AlarmStore store;
  private final Lots lots;
  private final InstantSource time;
  private final AlarmRules.Limits limits;
  private final AlarmRules rules;
  private volatile Instant listeningUntil = Instant.MAX;

  CheckingDevices(
      Devices devices, AlarmStore store, Lots lots, InstantSource time, AlarmRules.Limits limits) {
    this.devices = devices;
    this.store = store;
    this.lots = lots;
    this.time = time;
    this.limits = limits;
    this.rules = new AlarmRules(limits);
  }

  void start(@Observes StartupEvent starting) {
    listeningUntil = time.instant().plus(limits.silentAfter());
  }

  /**
   * One round over all lots. While the service itself was stopped nobody could be heard, so at
   * first it only listens: alarms stay as they were before.
   */
  @Scheduled(
      every = "{parking.devices.check-every}",
      identity = "device-alarms",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> check() {
    var now = time.instant();
    if (now.isBefore(listeningUntil)) {
      return Uni.createFrom().voidItem();
    }
    return devices
        .listAll()
        .map(states -> findings(states, now))
        .chain(found -> open().chain(open -> settle(found, open, now)))
        .onFailure()
        .invoke(e -> Log.errorf(e, "The devices cannot be looked at; it will be tried again"))
        .onFailure()
        .recoverWithNull();
  }

  @Produces
  @Singleton
  static AlarmRules.Limits limits(
      DeviceSettings settings,
      @ConfigProperty(name = "parking.clock.factor", defaultValue = "1") int factor) {
    return AlarmRules.Limits.of(settings, factor);
  }

  private Map<String, List<Finding>> findings(List<DeviceState> states, Instant now) {
    return states.stream()
        .flatMap(state -> rules.findings(state, now).stream())
        .collect(groupingBy(finding -> finding.place().lot()));
  }

  private Uni<Map<String, Set<Finding>>> open() {
    return store
        .listOpen(ids(), MOST_OPEN)
        .map(
            open ->
                open.stream()
                    .map(Alarm::finding)
                    .collect(groupingBy(finding -> finding.place().lot(), toSet())));
  }

  private List<String> ids() {
    return lots.listLots().stream().map(Lot::id).toList();
  }

  /** Touches only lots where something has changed; one that fails holds up no other. */
  private Uni<Void> settle(
      Map<String, List<Finding>> found, Map<String, Set<Finding>> open, Instant now) {
    var changed =
        ids().stream()
            .filter(lot -> !Set.copyOf(found(found, lot)).equals(open.getOrDefault(lot, Set.of())))
            .toList();
    return Multi.createFrom()
        .iterable(changed)
        .onItem()
        .transformToUniAndConcatenate(lot -> settle(lot, found(found, lot), now))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static List<Finding> found(Map<String, List<Finding>> found, String lot) {
    return found.getOrDefault(lot, List.of());
  }

  private Uni<Boolean> settle(String lot, List<Finding> found, Instant now) {
    return store
        .settle(lot, found, now)
        .replaceWith(true)
        .onFailure()
        .invoke(e -> Log.errorf(e, "The alarms of lot %s cannot be kept", lot))
        .onFailure()
        .recoverWithItem(false);
  }
}
