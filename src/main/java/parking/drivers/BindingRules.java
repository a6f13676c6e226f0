package parking.drivers;

import java.time.Duration;

/** Which proof a driver owes for a plate: in proportion to what a stranger could gain by it. */
final class BindingRules {
  /** How often the code of a notice may be tried, a question answered, a picture sent. */
  static final int CODE_TRIES = 5;

  static final int STAY_TRIES = 2;
  static final int LICENCE_TRIES = 5;

  /** How many questions about an earlier stay have to be answered rightly. */
  static final int ROUNDS = 2;

  /** How long a driver has for a proof; when it has failed, the next one waits as long. */
  static final Duration LASTS = Duration.ofHours(24);

  /** How many plates one driver may ask about in a day. */
  static final int MOST_A_DAY = 10;

  private BindingRules() {}

  /**
   * What is known.
   *
   * @param isMine whether the driver has the plate already
   * @param isHeld whether another driver pays for it
   * @param hasPayer whether somebody pays for it who is no driver here
   * @param visits how many visits of the plate are known
   * @param owes whether it owes anything
   * @param plates how many plates the driver pays for
   */
  record Facts(
      boolean isMine, boolean isHeld, boolean hasPayer, int visits, boolean owes, int plates) {}

  /** What follows, in order of precedence. */
  enum Verdict {
    ALREADY_YOURS,
    TOO_MANY,
    /** Another driver pays for it: there is only the way of a contest. */
    BOUND_ELSEWHERE,
    /** Nobody can have lost anything by it. */
    AT_ONCE,
    /** One proof is needed. */
    PROOF
  }

  static Verdict verdict(Facts facts, int most) {
    if (facts.isMine()) {
      return Verdict.ALREADY_YOURS;
    }
    if (facts.plates() >= most) {
      return Verdict.TOO_MANY;
    }
    if (facts.isHeld()) {
      return Verdict.BOUND_ELSEWHERE;
    }
    return facts.visits() == 0 && !facts.owes() && !facts.hasPayer()
        ? Verdict.AT_ONCE
        : Verdict.PROOF;
  }
}
