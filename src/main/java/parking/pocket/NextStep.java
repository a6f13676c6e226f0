package parking.pocket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds when a visit that goes on costs more, by asking for prices. The price of a longer stay is
 * taken to be no lower.
 */
public final class NextStep {
  private static final Duration FURTHEST = Duration.ofHours(48);

  private NextStep() {}

  /** When it costs more, and how much then, in fen. */
  public record Step(Instant at, long amountFen) {}

  /**
   * The next step, to the second.
   *
   * @param now until when the visit is priced now
   * @param price what it costs until a time, in fen; empty where the tariff cannot say
   * @return empty when nothing changes within two days, or it cannot be said
   */
  static Optional<Step> find(Instant now, Function<Instant, Optional<Long>> price) {
    var present = price.apply(now);
    var end = price.apply(now.plus(FURTHEST));
    if (present.isEmpty() || end.isEmpty() || end.get() <= present.get()) {
      return Optional.empty();
    }
    long same = 0;
    long more = FURTHEST.toSeconds();
    while (more - same > 1) {
      long middle = (same + more) / 2;
      var there = price.apply(now.plusSeconds(middle));
      if (there.isEmpty()) {
        return Optional.empty();
      }
      if (there.get() > present.get()) {
        more = middle;
      } else {
        same = middle;
      }
    }
    var at = now.plusSeconds(more);
    return price.apply(at).map(fen -> new Step(at, fen));
  }
}
