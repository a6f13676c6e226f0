package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.WriteOffs.Act;
import billing.api.WriteOffs.Outcome;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ArrearsProfile.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_debt_that_is_given_up extends ArrearsTest {
  private static final Act ACT = new Act("a clerk", "the car was scrapped");

  private Outcome writtenOff(Visit visit) {
    return await(writeOffs.writeOff(visit.account(), visit.stay(), ACT));
  }

  private Outcome revived(Visit visit) {
    return await(writeOffs.revive(visit.account(), visit.stay(), ACT));
  }

  @Test
  void is_old_enough_and_moves_from_what_is_owed_to_what_is_lost() {
    var visit = unpaid("street");
    var third = clock.instant().atZone(Steps.CHINA).plusDays(3).with(LocalTime.MIDNIGHT);
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.TooEarly(third.toInstant()));
    later(Duration.ofDays(3));
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.Done(Fen.fen(1000)));
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.Nothing());
    assertThat(postings(visit))
        .containsExactly("receivable income 1000 charge", "write-off receivable 1000 write-off");
    assertThat(await(arrears.of(visit.account())).visits()).isZero();
    assertThat(
            books.rows(
                "select kind, amount_fen, who, why from write_off where account_id = '%s'"
                    .formatted(visit.account())))
        .containsExactly("WRITTEN_OFF 1000 a clerk the car was scrapped");
  }

  @Test
  void is_owed_again_once_a_person_revives_it_and_can_be_paid() {
    var visit = unpaid("street");
    assertThat(revived(visit)).isEqualTo(new Outcome.Nothing());
    later(Duration.ofDays(3));
    writtenOff(visit);
    assertThat(revived(visit)).isEqualTo(new Outcome.Done(Fen.fen(1000)));
    assertThat(await(arrears.of(visit.account())).amount()).isEqualTo(Fen.fen(1000));
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.Done(Fen.fen(1000)));
    revived(visit);
    paid(visit, 1000);
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000 charge",
            "write-off receivable 1000 write-off",
            "receivable write-off 1000 recovered",
            "write-off receivable 1000 write-off",
            "receivable write-off 1000 recovered",
            "cash receivable 1000 cash");
  }

  @Test
  void whose_price_falls_afterwards_leaves_no_surplus_that_nobody_paid() {
    var visit = unpaid("street");
    later(Duration.ofDays(3));
    writtenOff(visit);
    await(stays.ended(visit.ended(2, 30)));
    beat();
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000 charge",
            "write-off receivable 1000 write-off",
            "income surplus 500 charge",
            "receivable write-off 500 recovered",
            "surplus receivable 500 recovered");
  }

  @Test
  void is_not_one_where_the_policy_has_no_end() {
    var visit = unpaid("silent");
    later(Duration.ofDays(4));
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.Never());
  }

  @Test
  void is_not_given_up_while_it_is_disputed() {
    var visit = unpaid("street");
    disputed(visit);
    later(Duration.ofDays(4));
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.Waiting());
  }

  @Test
  void is_given_up_by_somebody_for_a_reason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Act(" ", "why"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Act("who", null));
  }
}
