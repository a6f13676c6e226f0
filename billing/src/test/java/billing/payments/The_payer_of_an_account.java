package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_payer_of_an_account extends BillingTest {
  private static final EntryReply BLOCKED = new EntryReply.Blocked("OVERDUE");
  private static final EntryReply SILENCE = new EntryReply.Silence("no answer in time");

  @Test
  void pays_what_was_owed_before_he_was_known() {
    var first = Visit.ofSomebody();
    var second = Visit.of(first.account());
    ended(first, 1, 60);
    ended(second, 1, 30);
    beat();
    assertThat(charge(first).state()).isEqualTo(ChargeState.RECEIVABLE);
    bound(first);
    beat();
    assertThat(orders(first)).hasSize(1);
    assertThat(orders(second)).hasSize(1);
  }

  @Test
  void bound_twice_is_asked_once() {
    gateway.answersOrders(order -> new Reply.Refused("NO_AUTH", "not allowed", false));
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    bound(visit);
    beat();
    assertThat(orders(visit)).hasSize(1);
  }

  @Test
  void bound_anew_is_asked_for_what_the_earlier_one_was_refused() {
    gateway.answersOrders(order -> new Reply.Refused("NO_AUTH", "not allowed", false));
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    gateway.answersOrders(order -> new Reply.Paid("transaction-2", clock.instant()));
    await(stays.payerBound(visit.boundTo("openid-2")));
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void who_is_unknown_leaves_the_gateway_untold() {
    var visit = Visit.ofSomebody();
    await(stays.began(visit.began()));
    beat();
    assertThat(entries(visit)).isEmpty();
  }

  @Test
  void is_not_charged_while_the_gateway_has_not_registered_the_entry() {
    gateway.answersEntries(notice -> SILENCE);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    gateway.answersEntries(notice -> new EntryReply.Registered("late"));
    later(Duration.ofHours(1));
    later(Duration.ofMinutes(1));
    assertThat(orders(visit)).extracting(order -> order.entryId()).containsExactly("late");
    assertThat(entries(visit)).hasSizeGreaterThan(1);
    assertThat(entries(visit).get(1)).isEqualTo(entries(visit).get(0));
  }

  @Test
  void is_charged_the_new_price_when_it_changed_before_the_order_went_out() {
    gateway.answersEntries(notice -> SILENCE);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    ended(visit, 2, 30);
    gateway.answersEntries(notice -> new EntryReply.Registered("late"));
    later(Duration.ofHours(1));
    later(Duration.ofMinutes(1));
    beat();
    assertThat(orders(visit)).extracting(order -> order.amount().count()).containsExactly(500L);
    assertThat(attempts(visit)).containsExactlyInAnyOrder("DECLINED", "ACCEPTED");
  }

  @Test
  void whose_entry_is_blocked_is_not_charged_and_the_operator_reads_why() {
    gateway.answersEntries(notice -> BLOCKED);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).get().asString().contains("OVERDUE");
  }

  @Test
  void bound_anew_has_a_blocked_entry_told_again() {
    gateway.answersEntries(notice -> BLOCKED);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    gateway.answersEntries(notice -> new EntryReply.Registered("now"));
    await(stays.payerBound(visit.boundTo("openid-2")));
    beat();
    assertThat(orders(visit)).extracting(order -> order.entryId()).containsExactly("now");
    assertThat(orders(visit).get(0).entry().payer()).isEqualTo("openid-2");
  }

  @Test
  void bound_anew_has_a_corrected_plate_told_under_another_number() {
    gateway.answersEntries(notice -> BLOCKED);
    var misread = Visit.ofSomebody();
    bound(misread);
    await(stays.began(misread.began()));
    beat();
    var right = misread.withPlate("浙A0T008");
    ended(right, 1, 60);
    gateway.answersEntries(notice -> new EntryReply.Registered("now"));
    await(stays.payerBound(right.boundTo("openid-2")));
    beat();
    assertThat(orders(right)).extracting(order -> order.entryId()).containsExactly("now");
    assertThat(orders(right).get(0).entry().vehicle().plate()).isEqualTo("浙A0T008");
    assertThat(entries(right)).extracting(EntryNotice::number).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void bound_anew_while_an_order_waits_for_a_blocked_entry_is_charged_through_the_new_one()
      throws SQLException {
    gateway.answersEntries(notice -> SILENCE);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(attempts(visit)).containsExactly("PREPARED");
    books.execute(
        "update gateway_entry set blocked_because = 'OVERDUE', next_at = null where stay_id = '%s'"
            .formatted(visit.stay()));
    gateway.answersEntries(notice -> new EntryReply.Registered("now"));
    await(stays.payerBound(visit.boundTo("openid-2")));
    later(Duration.ofHours(1));
    later(Duration.ofMinutes(1));
    assertThat(orders(visit)).extracting(order -> order.entryId()).containsExactly("now");
    assertThat(orders(visit).get(0).entry().payer()).isEqualTo("openid-2");
  }

  @Test
  void is_charged_through_an_entry_of_his_own_when_another_plate_was_read_at_entry() {
    var misread = Visit.ofSomebody();
    bound(misread);
    await(stays.began(misread.began()));
    beat();
    var right = misread.by(Visit.ofSomebody().account()).withPlate("浙A0T007");
    bound(right);
    ended(right, 1, 60);
    beat();
    assertThat(orders(right)).hasSize(1);
    var charged = orders(right).get(0).entry();
    assertThat(charged.vehicle().plate()).isEqualTo("浙A0T007");
    assertThat(entries(misread)).extracting(EntryNotice::number).doesNotHaveDuplicates().hasSize(2);
    assertThat(owed(misread)).isEqualTo(Fen.ZERO);
  }

  @Test
  void is_not_charged_for_a_plate_that_the_gateway_knows_otherwise() {
    var misread = Visit.ofSomebody();
    bound(misread);
    await(stays.began(misread.began()));
    beat();
    var right = misread.withPlate("浙A0T007");
    ended(right, 1, 60);
    beat();
    assertThat(orders(right)).isEmpty();
    assertThat(charge(right).note())
        .get()
        .asString()
        .contains("under another plate")
        .doesNotContain("0T00");
  }

  @Test
  void waits_until_his_gateway_is_configured() {
    gateway.isCalled("another");
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).hasValue("no gateway called wechat is configured");
    gateway.isCalled("wechat");
    later(Duration.ofHours(1));
    assertThat(orders(visit)).hasSize(1);
  }
}
