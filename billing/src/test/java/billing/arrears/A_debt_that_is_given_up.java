package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.Refunds;
import billing.api.WriteOffs.Act;
import billing.api.WriteOffs.Outcome;
import billing.database.Transactions;
import billing.gateways.News;
import billing.gateways.Notices;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ArrearsProfile.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_debt_that_is_given_up extends ArrearsTest {
  private static final Act ACT = new Act("a clerk", "the car was scrapped");

  @Inject Charges charges;
  @Inject Refunds refunds;
  @Inject Notices notices;
  @Inject Ledger ledger;
  @Inject Transactions transactions;

  private Outcome writtenOff(Visit visit) {
    return await(writeOffs.writeOff(visit.account(), visit.stay(), ACT));
  }

  private Outcome revived(Visit visit) {
    return await(writeOffs.revive(visit.account(), visit.stay(), ACT));
  }

  private ChargeView charge(Visit visit) {
    return await(charges.listOf(List.of(visit.stay()))).get(0);
  }

  private static ChargeView.Parts parts(long paid, long writtenOff, long owed) {
    return new ChargeView.Parts(Fen.fen(paid), Fen.ZERO, Fen.fen(writtenOff), Fen.fen(owed));
  }

  private List<String> attempts(Visit visit) {
    return books.rows("select state from attempt where stay_id = '%s'".formatted(visit.stay()));
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
  void is_shown_as_written_off_and_has_no_receipt() {
    var visit = unpaid("street");
    later(Duration.ofDays(3));
    writtenOff(visit);
    assertThat(charge(visit))
        .returns(ChargeState.WRITTEN_OFF, ChargeView::state)
        .returns(Optional.empty(), ChargeView::receiptNumber)
        .returns(Optional.empty(), ChargeView::settledAt)
        .returns(parts(0, 1000, 0), ChargeView::parts);
    revived(visit);
    assertThat(charge(visit)).returns(parts(0, 0, 1000), ChargeView::parts);
    paid(visit, 1000);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(charge(visit).receiptNumber()).isPresent();
  }

  @Test
  void of_which_a_part_was_paid_shows_that_part() {
    var visit = unpaid("street");
    paid(visit, 400);
    later(Duration.ofDays(3));
    assertThat(writtenOff(visit)).isEqualTo(new Outcome.Done(Fen.fen(600)));
    assertThat(charge(visit))
        .returns(ChargeState.WRITTEN_OFF, ChargeView::state)
        .returns(Optional.empty(), ChargeView::receiptNumber)
        .returns(parts(400, 600, 0), ChargeView::parts);
  }

  @Test
  void whose_price_falls_afterwards_leaves_no_surplus_that_nobody_paid() {
    var visit = unpaid("street");
    later(Duration.ofDays(3));
    writtenOff(visit);
    await(stays.ended(visit.ended(2, 30)));
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000 charge",
            "write-off receivable 1000 write-off",
            "receivable write-off 500 recovered",
            "income receivable 500 charge");
    assertThat(charge(visit)).returns(parts(0, 500, 0), ChargeView::parts);
  }

  @Test
  void whose_price_falls_below_what_was_paid_leaves_that_difference_as_a_surplus() {
    var visit = unpaid("street");
    paid(visit, 700);
    later(Duration.ofDays(3));
    writtenOff(visit);
    await(stays.ended(visit.ended(2, 30)));
    assertThat(postings(visit).subList(3, 6))
        .containsExactly(
            "receivable write-off 300 recovered",
            "income receivable 300 charge",
            "income surplus 200 charge");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void and_then_granted_by_a_dispute_is_lost_no_more() {
    var visit = unpaid("street");
    paid(visit, 400);
    later(Duration.ofDays(3));
    writtenOff(visit);
    granted(disputed(visit));
    assertThat(postings(visit).subList(3, 6))
        .containsExactly(
            "receivable write-off 600 recovered",
            "goodwill receivable 600 dispute",
            "goodwill surplus 400 dispute");
  }

  @Test
  void is_paid_at_once_by_money_that_a_gateway_tells_of_late() {
    gateway.answersOrders(order -> new Reply.Refused("NO", "no", false));
    var visit = Visit.ofSomebody().in("street");
    await(stays.payerBound(visit.bound()));
    var charged = unpaid(visit);
    until(() -> attempts(visit).equals(List.of("DECLINED")));
    later(Duration.ofDays(3));
    writtenOff(charged);
    var number = gateway.orders().get(0).orderNumber();
    var about = new News.About.OfOrder(number, new Reply.Paid("t", clock.instant()));
    await(notices.heard(new News("wechat", UUID.randomUUID().toString(), about)));
    assertThat(postings(visit).subList(2, 4))
        .containsExactly("receivable write-off 1000 recovered", "gateway receivable 1000 capture");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(charge(visit).receiptNumber()).isPresent();
    assertThat(await(refunds.listSurplus(visit.account()))).isEmpty();
  }

  @Test
  void takes_a_surplus_that_was_there_before_such_money_was_set_against_it_at_once() {
    var visit = unpaid("street");
    later(Duration.ofDays(3));
    writtenOff(visit);
    var stay = StayKey.of(visit.account(), visit.stay());
    var surplus = LedgerAccount.surplus(visit.account());
    var posting =
        new Posting(LedgerAccount.CASH, surplus, Fen.fen(300), "old", stay, clock.instant());
    await(transactions.inOne(tx -> ledger.post(tx, List.of(posting))));
    beat();
    assertThat(postings(visit).subList(3, 5))
        .containsExactly("receivable write-off 300 recovered", "surplus receivable 300 recovered");
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
