package parking.drivers;

import java.time.Duration;
import java.time.Instant;
import parking.problems.Problem;

/** What is said when a plate cannot be bound. */
final class BindingRefusals {
  private BindingRefusals() {}

  /** The verdict, when it lets a driver go on. */
  static BindingRules.Verdict allowed(BindingRules.Facts facts, int most) {
    var verdict = BindingRules.verdict(facts, most);
    return switch (verdict) {
      case ALREADY_YOURS -> throw Problem.conflict("already-yours", "The plate is yours already.");
      case TOO_MANY ->
          throw Problem.conflict(
              "too-many-plates",
              "A driver pays for at most %d plates. Unbind one first.".formatted(most));
      case BOUND_ELSEWHERE ->
          throw Problem.conflict(
              "bound-elsewhere", "Another driver pays for this plate. Contest it if it is yours.");
      case AT_ONCE, PROOF -> verdict;
    };
  }

  /** Says that whoever has tried since a time has to wait. */
  static void wait(Instant since, Instant now) {
    var until = since.plus(BindingRules.LASTS);
    throw Problem.tooOften(
        "locked",
        "This was tried too often. Try again tomorrow, or ask the lot's staff.",
        now.isBefore(until) ? Duration.between(now, until) : Duration.ofMinutes(1));
  }
}
