package billing.payments.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When a payer who was refused is asked again.
 *
 * @param pausesMinutes after the first refusal, the second, and so on; the last one is for all
 *     later ones, too
 * @param mostAttempts of one payer for one visit, the first included
 * @param jitterPercent by how much of itself a pause is lengthened at most, so that visits that
 *     were refused together are not tried together
 */
public record Retries(
    @JsonProperty(required = true) List<Integer> pausesMinutes,
    @JsonProperty(required = true) int mostAttempts,
    @JsonProperty(required = true) int jitterPercent) {
  private static final int LONGEST_PAUSE = 31 * 24 * 60;
  private static final int MOST = 50;

  public Retries {
    pausesMinutes = List.copyOf(pausesMinutes);
    if (pausesMinutes.isEmpty()
        || pausesMinutes.stream().anyMatch(pause -> pause < 1 || pause > LONGEST_PAUSE)) {
      throw new IllegalArgumentException(
          "pauses_minutes: write one pause or more, each of 1 to %d minutes"
              .formatted(LONGEST_PAUSE));
    }
    if (mostAttempts < 1 || mostAttempts > MOST) {
      throw new IllegalArgumentException(
          "most_attempts: write a number from 1 to %d, not %d".formatted(MOST, mostAttempts));
    }
    if (jitterPercent < 0 || jitterPercent > 100) {
      throw new IllegalArgumentException(
          "jitter_percent: write a number from 0 to 100, not " + jitterPercent);
    }
  }

  /**
   * How long to wait after so many refusals.
   *
   * @param refusals at least 1
   * @param chance the same chance gives the same pause
   */
  Duration pauseAfter(int refusals, RandomGenerator chance) {
    var pause = Duration.ofMinutes(pausesMinutes.get(Math.min(refusals, pausesMinutes.size()) - 1));
    long most = pause.toMillis() * jitterPercent / 100;
    return most == 0 ? pause : pause.plusMillis(chance.nextLong(most));
  }
}
