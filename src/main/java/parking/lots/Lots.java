package parking.lots;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.files.YamlFile;

/** The lots this service runs. The lots file decides; the database remembers former ones. */
@ApplicationScoped
public class Lots {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LotStore store;
  private final List<Lane> lanes;
  private final Map<String, Operator> operators;
  private final Map<String, Map<String, Lane>> byDevice;
  private volatile Map<String, Lot> everKnown = Map.of();

  /**
   * @param file the YAML file; without one the service knows no device and takes no reading
   * @throws io.quarkus.runtime.configuration.ConfigurationException when the file cannot be read or
   *     is not valid
   */
  Lots(@ConfigProperty(name = "parking.lots-file") Optional<Path> file, LotStore store) {
    this.store = store;
    this.lanes =
        file.map(path -> new YamlFile("lots", path).read(LotsFile::parse)).orElse(List.of());
    this.operators =
        file.map(path -> new YamlFile("lots", path).read(LotsFile::operators)).orElse(Map.of());
    this.byDevice =
        lanes.stream()
            .collect(
                Collectors.groupingBy(Lane::device, Collectors.toMap(Lane::name, lane -> lane)));
  }

  /** Comes before anything is scheduled. */
  void remember(@Observes @Priority(-2) StartupEvent starting) {
    Map<String, Lot> known = new HashMap<>();
    store.remember(lanes).await().atMost(PATIENCE).forEach(lot -> known.put(lot.id(), lot));
    listLots().forEach(lot -> known.put(lot.id(), lot));
    everKnown = Map.copyOf(known);
  }

  /** The lot that a device watches, if there is one. */
  public Optional<Lot> findLot(String device) {
    return byDevice.getOrDefault(device, Map.of()).values().stream().map(Lane::lot).findFirst();
  }

  /** The lanes of the lots file. */
  public List<Lane> listLanes() {
    return lanes;
  }

  /** The lane of this name within the device, if there is one. */
  public Optional<Lane> findLane(String device, String name) {
    return Optional.ofNullable(byDevice.getOrDefault(device, Map.of()).get(name));
  }

  /**
   * A lot of the lots file, or one that was in it when a car entered.
   *
   * @throws IllegalArgumentException when there never was such a lot
   */
  public Lot getLot(String id) {
    var lot = everKnown.get(id);
    if (lot == null) {
      throw new IllegalArgumentException("no lot was ever called " + id);
    }
    return lot;
  }

  /** Who runs a lot. */
  public Operator operatorOf(String lot) {
    return operators.getOrDefault(lot, Operator.HOUSE);
  }

  /** The least time in which a car comes from one lot to another; zero when it is not known. */
  public Duration travelTime(String from, String to) {
    var start = getLot(from).location();
    var end = getLot(to).location();
    return start.isPresent() && end.isPresent() ? start.get().travelTime(end.get()) : Duration.ZERO;
  }

  /** The lots of the lots file, by id. */
  public List<Lot> listLots() {
    return lanes.stream().map(Lane::lot).distinct().sorted(Comparator.comparing(Lot::id)).toList();
  }
}
