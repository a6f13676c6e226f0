package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.Waiver;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * By a tariff of ten yuan an hour that takes a car which comes back within 15 minutes for the same
 * visit. The first stay is one of 61 minutes, so two hours are charged; the second begins 70
 * minutes after the first and lasts 40, so that it lies within them.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Charging_a_return extends BillingTest {
  private final Visit first = Visit.ofSomebody().withTariff("sample-return/lot");
  private final Visit second = first.again(70);

  private long charged(Visit visit) {
    return charge(visit).amount().count();
  }

  @Test
  void takes_off_what_the_stay_before_was_charged() {
    ended(first, 1, 61);
    ended(second, 1, 40);
    assertThat(charged(first)).isEqualTo(2000);
    assertThat(charged(second)).isZero();
    assertThat(charge(second).lines().get(0).reason())
        .contains("charged with the visit before or after it");
    assertThat(charge(second).lines().get(0).rule())
        .isEqualTo("sample-return@2026-01-01 choices.reentry_minutes");
    assertThat(owed(first)).isEqualTo(Fen.fen(2000));
  }

  @Test
  void twice_changes_nothing() {
    ended(first, 1, 61);
    ended(second, 1, 70);
    ended(second, 1, 70);
    ended(first, 1, 61);
    assertThat(charged(second)).isEqualTo(1000);
    assertThat(postings(second)).containsExactly("receivable income 1000");
  }

  @Test
  void charges_a_visit_of_its_own_after_a_longer_time_elsewhere_or_of_another_car() {
    ended(first, 1, 54);
    ended(second, 1, 40);
    assertThat(charged(second)).as("16 minutes later").isEqualTo(1000);

    var elsewhere = first.again(70).in("somewhere");
    ended(elsewhere, 1, 40);
    assertThat(charged(elsewhere)).isEqualTo(1000);

    var other = first.again(70).withPlate("浙A0T002");
    ended(other, 1, 40);
    assertThat(charged(other)).isEqualTo(1000);
  }

  @Test
  void takes_nothing_off_for_a_stay_that_was_waived_or_is_another_accounts() {
    await(stays.ended(first.waived(1, 61, Waiver.DISMISSED)));
    ended(second, 1, 40);
    assertThat(charged(second)).isEqualTo(1000);

    var moved = Visit.ofSomebody().withTariff("sample-return/lot");
    ended(moved, 1, 61);
    ended(moved.by(new AccountId(UUID.randomUUID())), 2, 61);
    var after = moved.again(70);
    ended(after, 1, 40);
    assertThat(charged(after)).isEqualTo(1000);
  }

  @Test
  void takes_nothing_off_for_a_stay_of_a_release_that_knew_no_lots() throws SQLException {
    ended(first, 1, 61);
    books.execute("update stay set lot = null where stay_id = '%s'".formatted(first.stay()));
    ended(second, 1, 40);
    assertThat(charged(second)).isEqualTo(1000);
    await(stays.payerBound(first.bound()));
    assertThat(owed(first)).as("of the account of both").isEqualTo(Fen.fen(3000));
  }

  @Test
  void stands_when_the_stay_before_turns_out_to_be_shorter_waived_or_anothers() {
    ended(first, 1, 61);
    ended(second, 1, 40);
    ended(first, 2, 60);
    assertThat(charged(first)).as("an hour").isEqualTo(1000);
    await(stays.ended(first.waived(3, 60, Waiver.DISMISSED)));
    assertThat(charged(first)).isZero();
    assertThat(charged(second)).as("a missed charge, never a wrong one").isZero();

    ended(first.by(new AccountId(UUID.randomUUID())), 4, 61);
    assertThat(owed(first)).isEqualTo(Fen.ZERO);
  }

  @Test
  void lowers_a_stay_before_that_is_told_or_made_longer_afterwards() {
    ended(second, 1, 40);
    ended(first, 1, 61);
    assertThat(charged(second)).isEqualTo(1000);
    assertThat(charged(first)).as("two hours, one of which is charged").isEqualTo(1000);

    var early = Visit.ofSomebody().withTariff("sample-return/lot");
    var late = early.again(70);
    ended(early, 1, 60);
    ended(late, 1, 70);
    assertThat(charged(late))
        .as("140 minutes are three hours, one charged; alone two")
        .isEqualTo(2000);
    ended(early, 2, 69);
    assertThat(charged(early)).as("three hours, two of them charged").isEqualTo(1000);
  }

  @Test
  void by_two_callers_at_once_charges_both_no_more_than_the_whole() {
    for (int round = 0; round < 5; round++) {
      var one = Visit.ofSomebody().withTariff("sample-return/lot");
      var other = one.again(70);
      var calls =
          Stream.of(stays.ended(one.ended(1, 61)), stays.ended(other.ended(1, 40))).toList();
      await(Uni.join().all(calls).andCollectFailures());
      assertThat(charged(one) + charged(other)).isEqualTo(2000);
    }
  }
}
