package parking.sharing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.problems.Problem;
import parking.sharing.Offer.State;

/** Takes offers of spaces, and sets how many guests may use them at once. */
@ApplicationScoped
public class OfferingSpaces {
  private final SharingBook book;

  OfferingSpaces(SharingBook book) {
    this.book = book;
  }

  /**
   * All that is promised of a lot's spaces.
   *
   * @param now passes that were over by then are left out
   */
  public Uni<SharedLot> find(Lot lot, Instant now) {
    return book.read(lot, now);
  }

  /**
   * Writes an offer down.
   *
   * @return fails with a {@link Problem} when the lot has not so many spaces, or the offer begins
   *     before the day on which it is written down
   */
  public Uni<Offer> offer(Lot lot, Offer offer) {
    mustNotLieBehind(offer.days().from(), offer.by());
    return book.change(
        lot,
        offer.by().at(),
        (shared, page) -> {
          SharingBook.mustSuffice(PromiseRules.offer(shared, offer.spaces(), offer.days()));
          return page.writing().put(offer).replaceWith(offer);
        });
  }

  private static void mustNotLieBehind(LocalDate from, By by) {
    var today = LocalDays.dayAt(by.at());
    if (from.isBefore(today)) {
      throw Problem.unprocessable(
          "day-is-past",
          "It cannot begin on %s, which is past. Name %s or a later day.".formatted(from, today));
    }
  }

  /**
   * Accepts an offer or declines it.
   *
   * @return fails with a {@link Problem} when there is none, it was decided on or is over
   */
  public Uni<Offer> decide(Lot lot, UUID id, Offer.Decision decision) {
    var by = decision.by();
    var today = LocalDays.dayAt(by.at());
    return book.change(
        lot,
        by.at(),
        (shared, page) -> {
          var offer = offer(shared, id);
          mustBe(offer, today, State.OFFERED);
          if (decision.isAccepted()) {
            SharingBook.mustSuffice(PromiseRules.accept(shared, offer, today));
          }
          var step = decision.isAccepted() ? Step.ACCEPTED : Step.DECLINED;
          return page.writing()
              .put(id, step, Optional.empty(), by)
              .replaceWith(offer.decided(decision));
        });
  }

  /**
   * Ends an offer; what was open until then stays on record.
   *
   * @return fails with a {@link Problem} when there is none, it is over, or passes need its spaces
   */
  public Uni<Offer> end(Lot lot, UUID id, Offer.End end) {
    var by = end.by();
    mustNotLieBehind(end.from(), by);
    return book.change(
        lot,
        by.at(),
        (shared, page) -> {
          var offer = offer(shared, id);
          mustBe(offer, LocalDays.dayAt(by.at()), State.OFFERED, State.ACCEPTED);
          SharingBook.mustSuffice(PromiseRules.end(shared, offer, end, by.at()));
          return page.writing()
              .put(id, Step.ENDED, Optional.of(end.from()), by)
              .replaceWith(offer.endingOn(end));
        });
  }

  private static Offer offer(SharedLot shared, UUID id) {
    return shared
        .findOffer(id)
        .orElseThrow(
            () -> Problem.unknown("unknown-offer", "No offer of this lot is %s.".formatted(id)));
  }

  private static void mustBe(Offer offer, LocalDate today, State... wanted) {
    var state = offer.end().isPresent() ? State.ENDED : offer.state(today);
    for (var good : wanted) {
      if (state == good) {
        return;
      }
    }
    throw Problem.conflict(
        "offer-state",
        "Offer %s is %s already. Write down a new one.".formatted(offer.id(), state));
  }

  /**
   * Sets how many guests may be inside from a moment on.
   *
   * @return fails with a {@link Problem} when fewer spaces are offered, more passes are valid, or
   *     the moment is past
   */
  public Uni<Quota> set(Lot lot, Quota quota) {
    var now = quota.by().at();
    if (quota.from().isBefore(now)) {
      throw Problem.unprocessable(
          "time-is-past",
          "It cannot begin at %s, which is past. Name no time, or a later one."
              .formatted(quota.from()));
    }
    return book.change(
        lot,
        now,
        (shared, page) -> {
          SharingBook.mustSuffice(PromiseRules.quota(shared, quota, now));
          return page.writing().put(Ids.next(), quota).replaceWith(quota);
        });
  }
}
