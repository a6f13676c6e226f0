package parking.telling;

import billing.api.ChargeState;
import billing.api.ChargeView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a visit that is over is looked at again. What happens to it later is heard from billing, so
 * that looking is needed for what changes without anything being written down.
 */
final class LookingAgain {
  private static final Duration AT_FIRST = Duration.ofMinutes(2);
  private static final Duration FOR_AN_HOUR = Duration.ofHours(1);
  private static final Duration AT_MOST = Duration.ofDays(7);
  private static final Duration QUICKLY = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration SLOWLY = Duration.ofMinutes(30);

  private LookingAgain() {}

  /**
   * @param left when the car left; empty where nobody saw it
   * @return empty for never
   */
  static Optional<Instant> at(Optional<Instant> left, boolean isSettled, Instant now) {
    var age = left.map(it -> Duration.between(it, now)).orElse(AT_MOST);
    if (isSettled || age.compareTo(AT_MOST) >= 0) {
      return Optional.empty();
    }
    if (age.compareTo(AT_FIRST) < 0) {
      return Optional.of(now.plus(QUICKLY));
    }
    return Optional.of(now.plus(age.compareTo(FOR_AN_HOUR) < 0 ? SOON : SLOWLY));
  }

  /** Whether nothing goes on by itself any more. */
  static boolean isSettled(String state, Optional<ChargeView> charge) {
    if (!state.equals("CLOSED")) {
      return true;
    }
    return charge
        .filter(it -> it.state() != ChargeState.COLLECTING)
        .filter(it -> it.state() != ChargeState.RECEIVABLE || it.note().isPresent())
        .isPresent();
  }
}
