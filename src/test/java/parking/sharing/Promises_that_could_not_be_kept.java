package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static parking.sharing.Sample.KIND;
import static parking.sharing.Sample.NOON;
import static parking.sharing.Sample.accepted;
import static parking.sharing.Sample.by;
import static parking.sharing.Sample.day;
import static parking.sharing.Sample.days;
import static parking.sharing.Sample.kind;
import static parking.sharing.Sample.lot;
import static parking.sharing.Sample.offer;
import static parking.sharing.Sample.pass;
import static parking.sharing.Sample.quota;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.sharing.Shortage.Of;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Promises_that_could_not_be_kept {
  private static List<Pass> passes(int count, Days days) {
    return IntStream.range(0, count).mapToObj(i -> pass("浙A0S00" + i, days)).toList();
  }

  private static void isShort(Optional<Shortage> found, Of of, int day, int wanted, int there) {
    assertThat(found).contains(new Shortage(of, day(day), wanted, there));
  }

  /** The lot has 10 spaces; 4 are offered from day 0, 3 more from day 5 until day 8. */
  @ParameterizedTest(name = "{0} more from day {1} until day {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 | 0 | -1 | fits
          4 | 0 | 5  | fits
          4 | 0 | 6  | day 5: 11 of 10
          6 | 8 | -1 | fits
          7 | 8 | -1 | day 8: 11 of 10
          4 | 7 | 9  | day 7: 11 of 10
          """)
  void of_offers_that_are_more_than_the_lot(int spaces, int from, int until, String expected) {
    var now =
        SharedLot.empty(10).withOffers(List.of(accepted(4, days(0, -1)), offer(3, days(5, 8))));
    var found = PromiseRules.offer(now, spaces, days(from, until));
    assertThat(
            found
                .map(
                    it ->
                        "day %d: %d of %d"
                            .formatted(day(0).until(it.day()).getDays(), it.wanted(), it.there()))
                .orElse("fits"))
        .isEqualTo(expected);
  }

  @Test
  void of_offers_that_were_declined_or_have_ended_are_none() {
    var declined = offer(9, days(0, -1)).decided(new Offer.Decision(false, by(NOON)));
    var ended = accepted(9, days(0, -1)).endingOn(new Offer.End(day(3), by(NOON)));
    var now = SharedLot.empty(10).withOffers(List.of(declined, ended));
    assertThat(PromiseRules.offer(now, 10, days(3, -1))).isEmpty();
    isShort(PromiseRules.offer(now, 10, days(2, -1)), Of.CAPACITY, 2, 19, 10);
  }

  @Test
  void of_an_offer_in_a_lot_that_has_become_smaller() {
    var offer = offer(4, days(-5, -1));
    var now = SharedLot.empty(10).withOffers(List.of(offer, accepted(6, days(2, -1))));
    assertThat(PromiseRules.accept(now, offer, day(0))).isEmpty();
    var smaller = SharedLot.empty(9).withOffers(now.offers());
    isShort(PromiseRules.accept(smaller, offer, day(0)), Of.CAPACITY, 2, 10, 9);
  }

  @Test
  void of_a_quota_above_the_accepted_offers_of_its_first_day() {
    var now =
        SharedLot.empty(10).withOffers(List.of(accepted(4, days(0, 5)), offer(3, days(0, -1))));
    assertThat(PromiseRules.quota(now, quota(4, 0), NOON)).isEmpty();
    isShort(PromiseRules.quota(now, quota(5, 0), NOON), Of.OFFERS, 0, 5, 4);
    isShort(PromiseRules.quota(now, quota(1, 5), NOON), Of.OFFERS, 5, 1, 0);
  }

  @Test
  void of_a_quota_below_the_passes_that_are_sold() {
    var now = lot(10, 6, 6).withPasses(passes(3, days(4, 8)));
    assertThat(PromiseRules.quota(now, quota(3, 0), NOON)).isEmpty();
    isShort(PromiseRules.quota(now, quota(2, 0), NOON), Of.PASSES, 4, 3, 2);
    assertThat(PromiseRules.quota(now, quota(2, 8), NOON)).isEmpty();
    var raisedInTime = now.withQuotas(List.of(quota(6, 0), quota(5, 4)));
    assertThat(PromiseRules.quota(raisedInTime, quota(2, 0), NOON)).isEmpty();
  }

  @Test
  void of_an_offer_whose_spaces_are_needed_for_passes() {
    var needed = accepted(4, days(0, -1));
    var now =
        SharedLot.empty(10)
            .withOffers(List.of(needed, accepted(2, days(0, -1))))
            .withQuotas(List.of(quota(6, 0)))
            .withPasses(passes(3, days(0, 7)));
    isShort(
        PromiseRules.end(now, needed, new Offer.End(day(5), by(NOON)), NOON), Of.PASSES, 5, 3, 2);
    assertThat(PromiseRules.end(now, needed, new Offer.End(day(7), by(NOON)), NOON)).isEmpty();
  }

  @Test
  void of_kinds_of_passes_that_together_are_more_than_the_quota() {
    var now = lot(10, 8, 6).withKinds(List.of(kind(30, 4)));
    assertThat(PromiseRules.kind(now, new PassKind.Terms(30, 2), NOON)).isEmpty();
    isShort(PromiseRules.kind(now, new PassKind.Terms(30, 3), NOON), Of.QUOTA, 0, 7, 6);
    var withdrawn = now.withKinds(List.of(kind(30, 4).ended(by(NOON))));
    assertThat(PromiseRules.kind(withdrawn, new PassKind.Terms(30, 6), NOON)).isEmpty();
  }

  @Test
  void of_a_pass_more_than_there_are_of_its_kind() {
    var now = lot(10, 8, 6).withPasses(passes(2, days(3, 6)));
    assertThat(PromiseRules.sell(now, kind(30, 3), days(0, 30), NOON)).isEmpty();
    isShort(PromiseRules.sell(now, kind(30, 2), days(0, 30), NOON), Of.KIND, 3, 3, 2);
    assertThat(PromiseRules.sell(now, kind(30, 2), days(6, 36), NOON)).isEmpty();
  }

  @Test
  void of_a_pass_more_than_the_quota_or_the_offers_of_some_day_leave() {
    var sold = passes(2, days(0, 30));
    var falling = lot(10, 8, 6).withQuotas(List.of(quota(3, 0), quota(2, 10))).withPasses(sold);
    assertThat(PromiseRules.sell(falling, kind(10, 9), days(0, 10), NOON)).isEmpty();
    isShort(PromiseRules.sell(falling, kind(11, 9), days(0, 11), NOON), Of.QUOTA, 10, 3, 2);
    var ending =
        SharedLot.empty(10)
            .withOffers(List.of(accepted(2, days(0, -1)), accepted(4, days(0, 9))))
            .withQuotas(List.of(quota(6, 0)))
            .withPasses(sold);
    isShort(PromiseRules.sell(ending, kind(30, 9), days(0, 30), NOON), Of.QUOTA, 9, 3, 2);
  }

  /** Until noon nothing was shared today; that is over. */
  @Test
  void of_today_are_those_of_the_rest_of_the_day() {
    assertThat(PromiseRules.sell(lot(10, 8, 6), kind(1, 6), days(0, 1), NOON)).isEmpty();
    var tonight = lot(10, 8, 6).withQuotas(List.of(new Quota(6, NOON.plusSeconds(60), by(NOON))));
    isShort(PromiseRules.sell(tonight, kind(1, 6), days(0, 1), NOON), Of.QUOTA, 0, 1, 0);
  }

  @Test
  void are_explained_with_their_figures() {
    assertThat(PromiseRules.offer(SharedLot.empty(3), 4, days(0, -1)).orElseThrow().words())
        .isEqualTo("On 2026-12-01 the offers together would come to 4 spaces, and the lot has 3.");
    assertThat(KIND).isEqualTo(kind(1, 1).id());
  }
}
