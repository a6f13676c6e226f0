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
 * @param pauses how long things take, in real time
 * @param habits what else is as one likes it
 */
public record Settings(
    int port, Path folder, Optional<URI> notifyTo, LotTime time, Pauses pauses, Habits habits) {
  static final String USAGE =
      """
      Usage: java -jar payment-sandbox.jar --port PORT --keys FOLDER
        [--notify-to URL]           send notifications here, whatever a request says
        [--settle-after-ms MILLIS]  from acceptance to deduction (1000); 0 is at once
        [--pay-back-after-ms MILLIS] from an advance to its repayment (5000)
        [--bills at-once|next-day]  when a day's bills are there (next-day, from 9:00)
        [--book kept|forgotten]     whether a restart remembers (kept)
        [--seed N]                  for faults that happen by chance (1)
        [--clock-start INSTANT --clock-anchor INSTANT --clock-factor N]  time that runs faster""";

  private static final Duration SETTLE_AFTER = Duration.ofSeconds(1);
  private static final Duration PAY_BACK_AFTER = Duration.ofSeconds(5);
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
          "--pay-back-after-ms",
          "--bills",
          "--book",
          "--seed",
          "--clock-start",
          "--clock-anchor",
          "--clock-factor");

  /**
   * How long things take, in real time.
   *
   * @param settle from acceptance to deduction, and from a refund's acceptance to its end; nothing
   *     settles before the answer
   * @param payBack from an advance to its repayment
   * @param notifyAgain before a notification that was not taken is sent again
   */
  public record Pauses(Duration settle, Duration payBack, List<Duration> notifyAgain) {}

  /**
   * What else is as one likes it.
   *
   * @param billsAtOnce whether a day's bill is there before the day is over
   * @param isForgetful whether nothing is kept on disk but keys
   * @param seed for faults that happen by chance
   */
  public record Habits(boolean billsAtOnce, boolean isForgetful, long seed) {}

  /** Real time and the usual pauses. */
  public static Settings usual(int port, Path folder) {
    return new Settings(
        port,
        folder,
        Optional.empty(),
        LotTime.unhurried(),
        new Pauses(SETTLE_AFTER, PAY_BACK_AFTER, NOTIFY_AGAIN),
        new Habits(false, false, 1));
  }

  /** From acceptance to deduction. */
  public Duration settleAfter() {
    return pauses.settle();
  }

  /** Before a notification that was not taken is sent again. */
  public List<Duration> notifyAgain() {
    return pauses.notifyAgain();
  }

  /** The same, with the deduction after another while. */
  public Settings settlingAfter(Duration pause) {
    return with(new Pauses(pause, pauses.payBack(), pauses.notifyAgain()));
  }

  /** The same, with advances paid back after another while. */
  public Settings payingBackAfter(Duration pause) {
    return with(new Pauses(pauses.settle(), pause, pauses.notifyAgain()));
  }

  /** The same, with other pauses between notifications. */
  public Settings notifyingAgain(List<Duration> again) {
    return with(new Pauses(pauses.settle(), pauses.payBack(), again));
  }

  private Settings with(Pauses other) {
    return new Settings(port, folder, notifyTo, time, other, habits);
  }

  /** The same, with other habits. */
  public Settings with(Habits other) {
    return new Settings(port, folder, notifyTo, time, pauses, other);
  }

  /** The same, in another time. */
  public Settings in(LotTime other) {
    return new Settings(port, folder, notifyTo, other, pauses, habits);
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
        new Pauses(
            pause(given, "--settle-after-ms", SETTLE_AFTER),
            pause(given, "--pay-back-after-ms", PAY_BACK_AFTER),
            NOTIFY_AGAIN),
        new Habits(
            isSecond(given, "--bills", List.of("next-day", "at-once")),
            isSecond(given, "--book", List.of("kept", "forgotten")),
            number(given, "--seed", Optional.of(1))));
  }

  private static Duration pause(Map<String, String> given, String name, Duration usual) {
    var millis = number(given, name, Optional.of((int) usual.toMillis()));
    if (millis < 0) {
      throw new IllegalArgumentException(name + " is not below zero");
    }
    return Duration.ofMillis(millis);
  }

  /** Whether the second of two words was given; the first is usual. */
  private static boolean isSecond(Map<String, String> given, String name, List<String> words) {
    var word = given.getOrDefault(name, words.get(0));
    if (!words.contains(word)) {
      throw new IllegalArgumentException("%s is one of %s, not %s".formatted(name, words, word));
    }
    return word.equals(words.get(1));
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
