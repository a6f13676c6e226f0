package billing.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a sandbox runs.
 *
 * @param port where it listens on loopback; 0 takes a free port
 * @param folder where keys and memory are kept
 * @param notifyTo where every notification goes, instead of the URL that a request names
 * @param time the lot's time
 * @param settleAfter real time from acceptance to deduction
 * @param notifyAgain real pauses before a notification that was not taken is sent again
 */
public record Settings(
    int port,
    Path folder,
    Optional<URI> notifyTo,
    LotTime time,
    Duration settleAfter,
    List<Duration> notifyAgain) {
  static final String USAGE =
      """
      Usage: java -jar payment-sandbox.jar --port PORT --keys FOLDER
        [--notify-to URL]           send notifications here, whatever a request says
        [--settle-after-ms MILLIS]  from acceptance to deduction (1000)
        [--clock-start INSTANT --clock-anchor INSTANT --clock-factor N]  time that runs faster""";

  private static final Duration SETTLE_AFTER = Duration.ofSeconds(1);
  private static final List<Duration> NOTIFY_AGAIN =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));
  private static final Set<String> NAMES =
      Set.of(
          "--port",
          "--keys",
          "--notify-to",
          "--settle-after-ms",
          "--clock-start",
          "--clock-anchor",
          "--clock-factor");

  /** Real time and the usual pauses. */
  public static Settings usual(int port, Path folder) {
    return new Settings(
        port, folder, Optional.empty(), LotTime.unhurried(), SETTLE_AFTER, NOTIFY_AGAIN);
  }

  /** The same, with the deduction after another while. */
  public Settings settlingAfter(Duration pause) {
    return new Settings(port, folder, notifyTo, time, pause, notifyAgain);
  }

  /** The same, with other pauses between notifications. */
  public Settings notifyingAgain(List<Duration> pauses) {
    return new Settings(port, folder, notifyTo, time, settleAfter, pauses);
  }

  /** The same, in another time. */
  public Settings in(LotTime other) {
    return new Settings(port, folder, notifyTo, other, settleAfter, notifyAgain);
  }

  /**
   * @throws IllegalArgumentException naming the argument that is missing or wrong
   */
  static Settings of(String... arguments) {
    var given = named(arguments);
    var port = number(given, "--port", Optional.empty());
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port is from 0 to 65535, not " + port);
    }
    if (!given.containsKey("--keys")) {
      throw new IllegalArgumentException("--keys is missing: the folder for keys and memory");
    }
    return new Settings(
        port,
        Path.of(given.get("--keys")),
        Optional.ofNullable(given.get("--notify-to")).map(URI::create),
        time(given),
        Duration.ofMillis(
            number(given, "--settle-after-ms", Optional.of((int) SETTLE_AFTER.toMillis()))),
        NOTIFY_AGAIN);
  }

  private static Map<String, String> named(String... arguments) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "%s is not known, or its value is missing".formatted(arguments[i]));
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    return given;
  }

  private static LotTime time(Map<String, String> given) {
    if (!given.containsKey("--clock-start")) {
      return LotTime.unhurried();
    }
    var system = InstantSource.system();
    try {
      return new LotTime(
          system,
          Instant.parse(given.get("--clock-start")),
          Optional.ofNullable(given.get("--clock-anchor"))
              .map(Instant::parse)
              .orElseGet(system::instant),
          number(given, "--clock-factor", Optional.of(1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "not an instant such as 2026-11-24T10:30:00Z: " + e.getParsedString(), e);
    }
  }

  private static int number(Map<String, String> given, String name, Optional<Integer> otherwise) {
    var text = given.get(name);
    if (text == null) {
      return otherwise.orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s is a whole number, not %s".formatted(name, text), e);
    }
  }
}
