package parking.lots;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lots this service runs, from the lots file. */
@ApplicationScoped
public class Lots {
  private final List<Lane> lanes;

  /** Where the lots are listed. */
  @ConfigMapping(prefix = "parking")
  interface Settings {
    /** The YAML file; without one the service knows no device and takes no reading. */
    Optional<Path> lotsFile();
  }

  /**
   * @throws IllegalArgumentException when the file cannot be read or is not valid
   */
  Lots(Settings settings) {
    lanes = settings.lotsFile().map(Lots::read).orElse(List.of());
  }

  private static List<Lane> read(Path file) {
    try {
      return LotsFile.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the lots file %s cannot be read: %s. Set parking.lots-file".formatted(file, e), e);
    }
  }

  public boolean knowsDevice(String device) {
    return lanes.stream().anyMatch(lane -> lane.device().equals(device));
  }

  /** The lane of this name within the device, if there is one. */
  public Optional<Lane> findLane(String device, String name) {
    return lanes.stream()
        .filter(lane -> lane.device().equals(device) && lane.name().equals(name))
        .findFirst();
  }

  /**
   * @throws IllegalArgumentException when there is no such lot
   */
  public Lot getLot(String id) {
    return listLots().stream()
        .filter(lot -> lot.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no lot is called " + id + " in the lots file"));
  }

  /** All lots, by id. */
  public List<Lot> listLots() {
    return lanes.stream().map(Lane::lot).distinct().sorted(Comparator.comparing(Lot::id)).toList();
  }
}
