package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static parking.sharing.Sample.NOON;
import static parking.sharing.Sample.accepted;
import static parking.sharing.Sample.by;
import static parking.sharing.Sample.day;
import static parking.sharing.Sample.days;
import static parking.sharing.Sample.offer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.sharing.ComplianceRules.OpenShare;
import parking.sharing.Finding.Verdict;
import parking.sharing.Reply.Why;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_share_of_spaces_that_is_open {
  @ParameterizedTest(name = "{1} of {0} spaces, {2} % wanted: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # capacity | open | least | needed | basis points | verdict
          10  | 3  | 30  | 3  | 3000  | KEPT
          10  | 2  | 30  | 3  | 2000  | BROKEN
          11  | 3  | 30  | 4  | 2727  | BROKEN
          11  | 4  | 30  | 4  | 3636  | KEPT
          1   | 0  | 30  | 1  | 0     | BROKEN
          3   | 1  | 30  | 1  | 3333  | KEPT
          3   | 1  | 34  | 2  | 3333  | BROKEN
          7   | 0  | 0   | 0  | 0     | KEPT
          7   | 7  | 100 | 7  | 10000 | KEPT
          100000 | 29999 | 30 | 30000 | 2999 | BROKEN
          """)
  void is_enough_when_as_many_are_open_as_the_part_comes_to_rounded_up(
      int capacity, int open, int least, int needed, int basisPoints, Verdict verdict) {
    var share = new OpenShare(capacity, open, day(0), least);
    assertThat(share.needed()).isEqualTo(needed);
    assertThat(share.basisPoints()).isEqualTo(basisPoints);
    assertThat(ComplianceRules.finding(share).verdict()).isEqualTo(verdict);
  }

  @Test
  void is_that_of_the_day_with_the_fewest() {
    var lot =
        SharedLot.empty(10)
            .withOffers(
                List.of(accepted(3, days(0, -1)), accepted(2, days(2, 6)), offer(4, days(0, -1))));
    assertThat(ComplianceRules.share(lot, days(2, 6), 30))
        .isEqualTo(new OpenShare(10, 5, day(2), 30));
    assertThat(ComplianceRules.share(lot, days(2, 7), 30))
        .isEqualTo(new OpenShare(10, 3, day(6), 30));
    assertThat(ComplianceRules.share(lot, days(-1, 7), 30))
        .isEqualTo(new OpenShare(10, 0, day(-1), 30));
  }

  /** Whoever writes an offer down late does not change what was open before. */
  @Test
  void counts_an_offer_from_the_day_of_its_acceptance_on() {
    var late =
        offer(3, days(0, -1)).decided(new Offer.Decision(true, by(NOON.plus(Duration.ofDays(2)))));
    var lot = SharedLot.empty(10).withOffers(List.of(late));
    assertThat(ComplianceRules.share(lot, days(0, 2), 30).open()).isZero();
    assertThat(ComplianceRules.share(lot, days(2, 9), 30).open()).isEqualTo(3);
  }

  @Test
  void is_never_more_than_the_lot_even_if_that_became_smaller() {
    var lot = SharedLot.empty(2).withOffers(List.of(accepted(3, days(0, -1))));
    assertThat(ComplianceRules.share(lot, days(0, 1), 30).open()).isEqualTo(2);
  }

  @Test
  void is_told_in_words_of_both_languages() {
    var finding = ComplianceRules.finding(new OpenShare(11, 3, day(0), 30));
    assertThat(finding.words())
        .isEqualTo(
            "On 2026-12-01 3 of 11 spaces (27.27 %) were open to others; at least 4 (30 %) have"
                + " to be.");
    assertThat(finding.wordsZh()).isEqualTo("2026-12-01开放泊位3个，占全部11个的27.27%；应开放至少4个（30%）。");
    assertThat(finding.figures())
        .containsEntry("needed", 4)
        .containsEntry("basisPoints", 2727)
        .containsEntry("day", day(0));
  }

  @Test
  void stands_beside_refusals_of_which_those_while_a_space_was_free_break_the_rule() {
    var full = new Refusals(Map.of(Why.FULL, 4L, Why.BLOCKED, 1L), 0, 1);
    assertThat(ComplianceRules.finding(full).verdict()).isEqualTo(Verdict.KEPT);
    assertThat(ComplianceRules.finding(full).words())
        .isEqualTo(
            "5 drivers were refused a space, 0 of them while one was free (1 blocked cars"
                + " aside).");
    var free = new Refusals(Map.of(Why.FULL, 4L, Why.TURNED_AWAY, 2L), 1, 0);
    assertThat(ComplianceRules.finding(free).verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(ComplianceRules.finding(free).wordsZh())
        .isEqualTo("共拒绝停车6次，其中有空余泊位时拒绝1次（不含禁入车辆0次）。");
  }
}
