package parking.streetoffices;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.files.YamlFile;
import parking.lots.Lot;
import parking.lots.Lots;

/** The street offices, as the staff file lists them. */
@Startup
@ApplicationScoped
public class StreetOffices {
  private final List<Office> list;

  /**
   * @param file the YAML file; without one there is no office
   * @throws io.quarkus.runtime.configuration.ConfigurationException when the file cannot be read or
   *     is not valid
   */
  StreetOffices(@ConfigProperty(name = "parking.staff-file") Optional<Path> file, Lots lots) {
    this.list = file.map(path -> read(path, lots)).orElse(List.of());
  }

  private static List<Office> read(Path path, Lots lots) {
    Set<String> known = lots.listLots().stream().map(Lot::id).collect(Collectors.toSet());
    return new YamlFile("staff", path).read((file, yaml) -> StaffFile.parse(file, yaml, known));
  }

  /** In the file's order. */
  public List<Office> listOffices() {
    return list;
  }

  /** The office of this name. */
  public Optional<Office> findOffice(String id) {
    return list.stream().filter(office -> office.id().equals(id)).findFirst();
  }

  /** The smallest office that decides what all of these lots cost. */
  public Optional<Office> officeOf(Set<String> lots) {
    return list.stream()
        .filter(office -> office.lots().containsAll(lots))
        .min(Comparator.comparingInt(office -> office.lots().size()));
  }
}
