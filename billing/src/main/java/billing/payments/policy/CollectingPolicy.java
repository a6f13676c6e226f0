package billing.payments.policy;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * How the debts of a lot are collected.
 *
 * @param confirmAbove a visit that costs more waits until its driver has said yes; empty where
 *     nobody is asked
 * @param oldDues what becomes of visits that ended before their payer was bound
 * @param mostAtOnce a debt above this is never ordered from a gateway: a person looks at it
 * @param refundAtOnce whether what was paid too much goes back without a person
 */
public record CollectingPolicy(
    Optional<Fen> confirmAbove,
    OldDues oldDues,
    Fen mostAtOnce,
    boolean refundAtOnce,
    QuietHours quietHours,
    Retries retries,
    Stops stops) {

  /** The same for a driver who wants to be asked, too: the lower amount counts. */
  public CollectingPolicy askingAbove(Optional<Fen> wish) {
    var lower = Stream.of(confirmAbove, wish).flatMap(Optional::stream).min(Fen::compareTo);
    return new CollectingPolicy(
        lower, oldDues, mostAtOnce, refundAtOnce, quietHours, retries, stops);
  }

  /** Whether a driver who has confirmed so much has to be asked about a price. */
  public boolean asksAbout(Fen price, Fen confirmed) {
    return confirmAbove.filter(limit -> price.compareTo(limit) > 0).isPresent()
        && price.compareTo(confirmed) > 0;
  }

  /** Whether a driver has to say yes before a payer is asked who was bound after the car left. */
  public boolean asksAboutOld(Instant left, Instant bound) {
    return oldDues == OldDues.ASK && !left.isAfter(bound);
  }

  /** When a payer is asked again who has refused so often, last at a moment. */
  public Instant tryAgain(Instant refused, int refusals, RandomGenerator chance) {
    return quietHours.endIfWithin(refused.plus(retries.pauseAfter(refusals, chance)));
  }

  /** The moment itself, or the first one after it that is not quiet. */
  public Instant notQuiet(Instant moment) {
    return quietHours.endIfWithin(moment);
  }

  /** Whether a payer may be asked once more who has refused so often. */
  public boolean allowsMore(int refusalsOfPayer, int refusalsOfAll) {
    return refusalsOfPayer < retries.mostAttempts() && refusalsOfAll < stops.afterRefusals();
  }

  /** Whether a moment is too long after the car left for another try. */
  public boolean isTooLate(Instant moment, Instant left) {
    return !moment.isBefore(left.plus(Duration.ofDays(stops.daysAfterDeparture())));
  }

  /** Whether nobody is asked any more after a refusal with this code. */
  public boolean stopsAt(String code) {
    return stops.codes().contains(code);
  }
}
