package parking.drivers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a phone is sent another log-in code, and how long it waits for the next. */
final class CodeRules {
  /** How often a code may be tried. */
  static final int TRIES = 5;

  private static final Duration DAY = Duration.ofDays(1);

  /** The wait after the first, second, … code of a day; the last one goes on. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private CodeRules() {}

  /**
   * What is known of the codes that a phone was sent.
   *
   * @param sentToday how many since {@code dayBegan}
   * @param againAt when the next one may be sent at the earliest
   */
  record Sent(int sentToday, Instant dayBegan, Instant againAt) {}

  /** Until when the next code has to wait; empty when it may be sent now. */
  static Optional<Instant> waitsUntil(Optional<Sent> sent, int mostADay, Instant now) {
    return sent.flatMap(
        it -> {
          var dayEnds = it.dayBegan().plus(DAY);
          if (it.sentToday() >= mostADay && now.isBefore(dayEnds)) {
            return Optional.of(dayEnds);
          }
          return Optional.of(it.againAt()).filter(now::isBefore);
        });
  }

  /** What is known after one more was sent. */
  static Sent next(Optional<Sent> sent, Instant now) {
    var today = sent.filter(it -> now.isBefore(it.dayBegan().plus(DAY)));
    int before = today.map(Sent::sentToday).orElse(0);
    var wait = WAITS.get(Math.min(before, WAITS.size() - 1));
    return new Sent(before + 1, today.map(Sent::dayBegan).orElse(now), now.plus(wait));
  }

  /** Whether this can be the number of a mobile phone of the mainland. */
  static boolean isPhone(String text) {
    return text != null && text.matches("1[3-9][0-9]{9}");
  }

  /** As others may see it: {@code 138****1234}. */
  static String masked(String phone) {
    return phone.substring(0, 3) + "****" + phone.substring(7);
  }
}
