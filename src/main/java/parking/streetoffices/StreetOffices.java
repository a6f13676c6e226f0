package parking.streetoffices;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.files.YamlFile;
import parking.lots.Lot;
import parking.lots.Lots;

/** The street offices and their staff, as the staff file lists them. */
@Startup
@ApplicationScoped
public class StreetOffices {
  private static final String ALGORITHM = "SHA-256";

  private final StaffList list;

  /**
   * @param file the YAML file; without one there is no office and no staff
   * @throws io.quarkus.runtime.configuration.ConfigurationException when the file cannot be read or
   *     is not valid
   */
  StreetOffices(@ConfigProperty(name = "parking.staff-file") Optional<Path> file, Lots lots) {
    this.list = file.map(path -> read(path, lots)).orElse(StaffList.empty());
  }

  private static StaffList read(Path path, Lots lots) {
    Set<String> known = lots.listLots().stream().map(Lot::id).collect(Collectors.toSet());
    return new YamlFile("staff", path).read((file, yaml) -> StaffFile.parse(file, yaml, known));
  }

  /** In the file's order. */
  public List<Office> listOffices() {
    return list.offices();
  }

  /** The office of this name. */
  public Optional<Office> findOffice(String id) {
    return list.offices().stream().filter(office -> office.id().equals(id)).findFirst();
  }

  /** The smallest office that decides what all of these lots cost. */
  public Optional<Office> officeOf(Set<String> lots) {
    return list.offices().stream()
        .filter(office -> office.lots().containsAll(lots))
        .min(Comparator.comparingInt(office -> office.lots().size()));
  }

  /** Whose token this is. What is looked up is its hash, so time tells nothing of tokens. */
  Optional<Person> findPerson(String token) {
    return Optional.ofNullable(list.people().get(hash(token)));
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance(ALGORITHM);
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }
}
