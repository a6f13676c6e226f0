package parking.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import parking.lots.LocalDays;
import parking.sharing.Shortage.Of;

/**
 * Never is more promised than there is: offers fit into the lot, the quota into the accepted
 * offers, passes into the quota, on each day that is touched. Pure.
 */
final class PromiseRules {
  private PromiseRules() {}

  /** What an offer would lack; empty when the lot has room for it beside the others. */
  static Optional<Shortage> offer(SharedLot lot, int spaces, Days days) {
    return first(lot, days, Of.CAPACITY, day -> lot.claimedOn(day) + spaces, day -> lot.capacity());
  }

  /**
   * What an offer, which claims its spaces already, lacks when it is accepted: the lot may have
   * become smaller.
   */
  static Optional<Shortage> accept(SharedLot lot, Offer offer, LocalDate today) {
    var begins = offer.days().from().isBefore(today) ? today : offer.days().from();
    var days = new Days(begins, offer.days().until());
    return first(lot, days, Of.CAPACITY, lot::claimedOn, day -> lot.capacity());
  }

  /** What passes would lack if an offer ended. */
  static Optional<Shortage> end(SharedLot lot, Offer offer, Offer.End end, Instant now) {
    var offers =
        lot.offers().stream()
            .map(it -> it.id().equals(offer.id()) ? it.endingOn(end) : it)
            .toList();
    return passes(lot.withOffers(offers), new Days(end.from(), Optional.empty()), now);
  }

  /** What a quota would lack: accepted offers on its first day, or room for passes later. */
  static Optional<Shortage> quota(SharedLot lot, Quota quota, Instant now) {
    var day = LocalDays.dayAt(quota.from());
    if (quota.cars() > lot.openOn(day)) {
      return Optional.of(new Shortage(Of.OFFERS, day, quota.cars(), lot.openOn(day)));
    }
    var quotas = Stream.concat(lot.quotas().stream(), Stream.of(quota)).toList();
    return passes(lot.withQuotas(quotas), new Days(day, Optional.empty()), now);
  }

  private static Optional<Shortage> passes(SharedLot then, Days days, Instant now) {
    return first(then, days, Of.PASSES, then::passesOn, day -> then.leastOn(day, now));
  }

  /** What a new kind of passes would lack: all kinds together keep within the quota. */
  static Optional<Shortage> kind(SharedLot lot, PassKind.Terms terms, Instant now) {
    int most = lot.onSale().stream().mapToInt(kind -> kind.terms().most()).sum() + terms.most();
    return Optional.of(new Shortage(Of.QUOTA, LocalDays.dayAt(now), most, lot.mostAt(now)))
        .filter(it -> it.wanted() > it.there());
  }

  /** What one more pass would lack. */
  static Optional<Shortage> sell(SharedLot lot, PassKind kind, Days days, Instant now) {
    return first(
            lot, days, Of.KIND, day -> lot.passesOn(day, kind.id()) + 1, day -> kind.terms().most())
        .or(
            () ->
                first(
                    lot,
                    days,
                    Of.QUOTA,
                    day -> lot.passesOn(day) + 1,
                    day -> lot.leastOn(day, now)));
  }

  /** How many more passes of a kind could be sold for some days. */
  static int left(SharedLot lot, PassKind kind, Days days, Instant now) {
    return lot.changesIn(days).stream()
        .mapToInt(
            day ->
                Math.min(
                    kind.terms().most() - lot.passesOn(day, kind.id()),
                    lot.leastOn(day, now) - lot.passesOn(day)))
        .map(most -> Math.max(0, most))
        .min()
        .orElse(0);
  }

  /** The first day on which more is wanted than there is. */
  private static Optional<Shortage> first(
      SharedLot lot,
      Days days,
      Of of,
      ToIntFunction<LocalDate> wanted,
      ToIntFunction<LocalDate> there) {
    return lot.changesIn(days).stream()
        .map(day -> new Shortage(of, day, wanted.applyAsInt(day), there.applyAsInt(day)))
        .filter(it -> it.wanted() > it.there())
        .findFirst();
  }
}
