package parking.drivers;

import java.time.Duration;
import java.time.Instant;

/** How it is decided whose a plate is, of which two drivers say that it is theirs. */
final class ContestRules {
  /** How long the holder has to answer. */
  static final Duration ANSWER_WITHIN = Duration.ofDays(7);

  /** How long a reviewer has after that, or after the answer. */
  static final Duration DECIDE_WITHIN = Duration.ofDays(3);

  private ContestRules() {}

  /**
   * Where a contest stands.
   *
   * @param showsLicence whether the challenger has sent a picture of the licence
   */
  record Stand(
      boolean showsLicence, boolean isAnswered, Instant answerUntil, Instant decideUntil) {}

  /** What follows by itself. */
  enum Next {
    /** The holder may still answer. */
    WAIT_FOR_HOLDER,
    /** A reviewer decides. */
    WAIT_FOR_REVIEWER,
    /** The holder has let the time pass, and the challenger has shown the licence. */
    CHALLENGER_WINS,
    /** Nobody has answered, and there is nothing that the challenger has shown. */
    HOLDER_KEEPS
  }

  static Next next(Stand stand, Instant now) {
    if (stand.isAnswered()) {
      return Next.WAIT_FOR_REVIEWER;
    }
    if (now.isBefore(stand.answerUntil())) {
      return Next.WAIT_FOR_HOLDER;
    }
    return stand.showsLicence() ? Next.CHALLENGER_WINS : Next.HOLDER_KEEPS;
  }

  /** Until when a reviewer decides, once the holder has answered. */
  static Instant decideUntil(Instant answeredAt) {
    return answeredAt.plus(DECIDE_WITHIN);
  }
}
