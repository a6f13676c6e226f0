package billing.publishing;

import billing.tariffs.NoticeReader;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The calendars by which the service tells days apart: the program's own, and those in a folder.
 */
class KnownCalendars {
  /**
   * @param folder files called {@code NAME-YEAR.yaml}, such as next year's arrangement of holidays
   *     before a program that has it
   * @throws ConfigurationException when the folder or one of its files is not in order
   */
  @Produces
  @ApplicationScoped
  NoticeReader reader(@ConfigProperty(name = "billing.calendars-folder") Optional<Path> folder) {
    try {
      return NoticeReader.knowing(folder.isPresent() ? files(folder.get()) : List.of());
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "The calendars in %s cannot be used: %s. Set billing.calendars-folder."
              .formatted(folder.map(Path::toString).orElse("the program"), e.getMessage()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
