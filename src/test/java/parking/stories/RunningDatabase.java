package parking.stories;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import parking.database.Database;

/** A real database in a folder of its own, started by the code that the service starts it with. */
public class RunningDatabase implements QuarkusTestResourceLifecycleManager {
  /** The argument that names a lots file to be used instead of those of all tests. */
  static final String LOTS = "lots";

  private Map<String, String> arguments = Map.of();
  private Path folder;
  private Database database;

  @Override
  public void init(Map<String, String> given) {
    arguments = Map.copyOf(given);
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    database = Database.start(Database.Place.in(folder));
    Map<String, String> settings = new HashMap<>(database.configuration());
    settings.put("parking.data-folder", folder.toString());
    settings.put("parking.lots-file", lots().toString());
    settings.put("parking.staff-file", Path.of("test/resources/staff.yaml").toString());
    settings.put("parking.issuer.url", "http://localhost/issuer");
    settings.put("parking.devices.check-every", "1s");
    settings.put("billing.invoices.poll-interval", "1s");
    // Stories play on days long ago: cars in the middle of one must not be given up.
    settings.put("parking.sessions.lost-check-every", "off");
    return settings;
  }

  /** The lots of all tests, and those whose tariffs only tests publish. */
  private Path lots() {
    var resources = Path.of("test/resources");
    if (arguments.containsKey(LOTS)) {
      return resources.resolve(arguments.get(LOTS));
    }
    try {
      return Files.writeString(
          folder.resolve("lots.yaml"),
          Files.readString(resources.resolve("lots.yaml"))
              + Files.readString(resources.resolve("sample-lots.yaml")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    database.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
