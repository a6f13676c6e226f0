package parking.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Gets a recogniser's key known to the service before it is started, by a one-time code. */
final class EdgeEnrolment {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path recogniser;
  private final Path logs;

  EdgeEnrolment(Path recogniser, Path logs) {
    this.recogniser = recogniser;
    this.logs = logs;
  }

  /**
   * @param config the recogniser's configuration
   * @throws IllegalStateException when the service does not take the key
   */
  void enrol(Http service, String lot, String device, Path config)
      throws IOException, InterruptedException {
    var command =
        List.of(
            "-jar",
            recogniser.toString(),
            "enrol",
            "--config",
            config.toString(),
            "--code",
            code(service, lot, device));
    try (var enrolling = Program.java("enrol", logs, command)) {
      if (enrolling.result(PATIENCE) != 0) {
        throw new IllegalStateException("The recogniser is not enrolled:\n" + enrolling.tail());
      }
    }
  }

  /** The one place where the demo asks for a code, as an administrator does. */
  private static String code(Http service, String lot, String device)
      throws IOException, InterruptedException {
    var place = "/api/v1/lots/%s/devices/%s/enrolments".formatted(lot, device);
    return service.post(place, Map.of()).get("code").asText();
  }
}
