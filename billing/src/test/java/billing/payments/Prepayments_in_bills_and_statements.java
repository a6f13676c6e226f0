package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.Prepayments;
import billing.api.Prepayments.Order;
import billing.api.Prepayments.State;
import billing.api.Reconciliations.DayState;
import billing.api.Revenue;
import billing.api.Settlements.Sums;
import billing.gateways.BillLine;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.prepaid.PrepaidBeat;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** 120 yuan, of which the gateway keeps 72 fen. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Prepayments_in_bills_and_statements extends SettlementTest {
  private static final Fen FEE = Fen.fen(72);

  @Inject Prepayments prepayments;
  @Inject PrepaidBeat prepaid;
  @Inject Revenue revenue;

  private Order order;

  private String begun() {
    order = Prepaid.order(new AccountId(UUID.randomUUID()), lot, clock.instant());
    return await(prepayments.begin(order, Prepaid.PAYER)).number();
  }

  private String paid() {
    var number = begun();
    await(notices.heard(news(number, new Reply.Paid("t-" + order.id(), clock.instant()))));
    return number;
  }

  private void billed(String number, Optional<String> refund) {
    bill.add(new BillLine(number, refund, "t-" + order.id(), Prepaid.PRICE, FEE, clock.instant()));
  }

  private void reconciled() {
    theNextNoon();
    var days = await(reconciliations.run("wechat", day));
    assertThat(days).extracting(it -> it.state()).startsWith(DayState.DONE);
  }

  private List<String> differences(String number) {
    return await(reconciliations.list(day)).stream()
        .filter(it -> it.about().number().equals(number))
        .map(it -> it.words())
        .toList();
  }

  private Fen wentBack(LocalDate of) {
    var from = of.atStartOfDay(CHINA).toInstant();
    return await(revenue.wentBack(lot, from, of.plusDays(1).atStartOfDay(CHINA).toInstant()));
  }

  @Test
  void are_where_visits_are_and_less_what_the_gateway_keeps() {
    var number = paid();
    billed(number, Optional.empty());
    reconciled();
    assertThat(differences(number)).isEmpty();
    var statement = proposed(day);
    assertThat(statement.sums()).isEqualTo(new Sums(12_000, 0, 72, 11_928));
    assertThat(statement.lines()).isEqualTo(1);
  }

  @Test
  void are_no_more_once_they_went_back() {
    var number = paid();
    billed(number, Optional.empty());
    gateway.answersRefunds(
        it -> new RefundReply.Refunded("r", clock.instant(), Optional.of(it.amount())));
    await(prepayments.giveUp(order.account(), order.id()));
    var refund = gateway.refunds().get(0).refundNumber();
    billed(number, Optional.of(refund));
    reconciled();
    assertThat(differences(number)).isEmpty();
    assertThat(differences(refund)).isEmpty();
    assertThat(proposed(day).sums()).isEqualTo(new Sums(12_000, 12_000, 0, 0));
    assertThat(wentBack(day)).isEqualTo(Prepaid.PRICE);
  }

  @Test
  void are_paid_when_the_bill_alone_says_so_and_go_back_if_it_is_too_late() {
    var number = begun();
    billed(number, Optional.empty());
    clock.advance(Prepaid.WITHIN);
    gateway.page().answersClosings(it -> new Reply.Silence("lost"));
    await(prepaid.beat());
    assertThat(await(prepayments.giveUp(order.account(), order.id())).orElseThrow().state())
        .isEqualTo(State.WAITING);
    reconciled();
    assertThat(await(prepayments.find(order.account(), order.id())).orElseThrow().state())
        .isEqualTo(State.GIVEN_BACK);
  }
}
