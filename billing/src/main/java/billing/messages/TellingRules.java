package billing.messages;

import java.time.Instant;
import java.util.Optional;

/** When drivers are told of something: not by night, and not too late. */
final class TellingRules {
  private TellingRules() {}

  /**
   * When a message may go.
   *
   * @param ends from when it would come too late; empty for never
   */
  record Times(QuietHours quiet, Optional<Instant> ends) {}

  /** What is done with a message. */
  sealed interface Verdict {
    /** It goes. */
    record Send() implements Verdict {}

    /** It waits for the end of the quiet hours. */
    record Wait(Instant until) implements Verdict {}

    /** It would come too late. */
    record Drop() implements Verdict {}
  }

  static Verdict judge(Times times, Instant now) {
    var earliest = times.quiet().after(now);
    if (times.ends().filter(end -> !earliest.isBefore(end)).isPresent()) {
      return new Verdict.Drop();
    }
    return earliest.equals(now) ? new Verdict.Send() : new Verdict.Wait(earliest);
  }
}
