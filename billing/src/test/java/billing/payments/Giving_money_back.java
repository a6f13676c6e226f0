package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import billing.api.ByHand;
import billing.api.ChargeState;
import billing.api.PayerBound.Payer;
import billing.api.RefundView;
import billing.api.Refunds;
import billing.api.Refunds.GivenOutcome;
import billing.api.Refunds.OrderOutcome;
import billing.charges.Relief;
import billing.charges.Relieving;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.News;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.Reply.Backing;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.testing.SecondGateway;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Giving_money_back extends BillingTest {
  private static final RefundReply SILENCE = new RefundReply.Silence("no answer");
  private static final RefundReply NEVER = new RefundReply.Refused("CLOSED", "account gone", false);

  @Inject Refunds refunds;
  @Inject Relieving relieving;
  @Inject Transactions transactions;

  private final Visit visit = Visit.ofSomebody().in("generous");

  @BeforeEach
  void pays() {
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant()));
  }

  private RefundReply done() {
    return new RefundReply.Refunded("refund-1", clock.instant());
  }

  /** Ten yuan were paid, five are the price. */
  private void paidFiveTooMuch(Visit car) {
    bound(car);
    ended(car, 1, 60);
    beat();
    ended(car, 2, 30);
    beat();
  }

  private List<RefundOrder> ordered(Visit car) {
    var numbers =
        books.rows("select refund_number from refund where stay_id = '%s'".formatted(car.stay()));
    return gateway.refunds().stream()
        .filter(order -> numbers.contains(order.refundNumber()))
        .toList();
  }

  @Test
  void happens_by_itself_when_a_visit_turns_out_to_cost_less_than_was_paid() {
    gateway.answersRefunds(order -> done());
    paidFiveTooMuch(visit);
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(postings(visit).subList(2, 5))
        .containsExactly("income surplus 500", "surplus refund 500", "refund gateway 500");
    assertThat(ordered(visit))
        .extracting(RefundOrder::orderNumber, RefundOrder::amount, RefundOrder::taken)
        .containsExactly(tuple(orders(visit).get(0).orderNumber(), Fen.fen(500), Fen.fen(1000)));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(charge(visit).note()).isEmpty();
    later(Duration.ofDays(1));
    assertThat(ordered(visit)).hasSize(1);
  }

  @Test
  void asks_about_a_silent_refund_under_the_same_number() {
    gateway.answersRefunds(order -> SILENCE);
    gateway.answersRefundQueries(order -> done());
    paidFiveTooMuch(visit);
    assertThat(refunds(visit)).containsExactly("UNKNOWN 500");
    later(Duration.ofMinutes(2));
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(ordered(visit)).hasSize(1);
  }

  @Test
  void sends_a_refund_that_never_arrived_again_under_the_same_number() {
    gateway.answersRefunds(order -> SILENCE);
    paidFiveTooMuch(visit);
    gateway.answersRefunds(order -> done());
    later(Duration.ofMinutes(2));
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(ordered(visit)).hasSize(2);
    assertThat(ordered(visit).get(1)).isEqualTo(ordered(visit).get(0));
  }

  @Test
  void is_booked_once_however_often_the_gateway_tells() {
    paidFiveTooMuch(visit);
    var number = ordered(visit).get(0).refundNumber();
    for (var reply : List.of(done(), done(), NEVER)) {
      announced(number, reply);
    }
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(postings(visit)).containsOnlyOnce("refund gateway 500");
  }

  @Test
  void that_the_gateway_refuses_for_good_is_left_to_a_person_who_reads_why() {
    gateway.answersRefunds(order -> NEVER);
    paidFiveTooMuch(visit);
    later(Duration.ofDays(1));
    assertThat(refunds(visit)).containsExactly("DECLINED 500");
    assertThat(charge(visit).note())
        .hasValue(
            "5.00 yuan were paid too much and cannot go back through a gateway: give them back by"
                + " hand (wechat: CLOSED account gone)");
    assertThat(surplus(visit)).isEqualTo(500);
    assertThat(give(500, "slip-" + visit.stay())).isEqualTo(new GivenOutcome.Booked(Fen.ZERO));
    assertThat(charge(visit).note()).isEmpty();
    assertThat(postings(visit)).contains("refund surplus 500", "surplus bank 500");
  }

  @Test
  void that_the_gateway_refuses_for_now_is_ordered_again_later_under_a_new_number() {
    gateway.answersRefunds(order -> new RefundReply.Refused("NOT_ENOUGH", "no money", true));
    paidFiveTooMuch(visit);
    beat();
    assertThat(refunds(visit)).containsExactly("DECLINED 500");
    gateway.answersRefunds(order -> done());
    later(Duration.ofMinutes(30));
    assertThat(refunds(visit)).containsExactly("DECLINED 500", "REFUNDED 500");
    assertThat(ordered(visit))
        .extracting(RefundOrder::refundNumber)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void that_is_stuck_at_the_gateway_says_what_a_person_has_to_do_there() {
    gateway.answersRefunds(order -> new RefundReply.Processing(Optional.of("finish it by hand")));
    paidFiveTooMuch(visit);
    assertThat(await(refunds.listOf(visit.account())))
        .extracting(RefundView::state, RefundView::needs)
        .containsExactly(tuple("PROCESSING", Optional.of("finish it by hand")));
    announced(ordered(visit).get(0).refundNumber(), done());
    assertThat(await(refunds.listOf(visit.account())))
        .extracting(RefundView::state, RefundView::needs)
        .containsExactly(tuple("REFUNDED", Optional.empty()));
  }

  @Test
  void that_was_declined_pays_what_is_owed_by_then() {
    paidFiveTooMuch(visit);
    gateway.answersOrders(order -> new Reply.Refused("BUSY", "later", true));
    ended(visit, 3, 60);
    beat();
    assertThat(owed(visit)).isEqualTo(Fen.fen(500));
    announced(ordered(visit).get(0).refundNumber(), NEVER);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
    assertThat(surplus(visit)).isZero();
    beat();
  }

  @Test
  void that_was_declined_and_came_back_all_the_same_is_owed_again_when_it_paid_meanwhile() {
    paidFiveTooMuch(visit);
    var number = ordered(visit).get(0).refundNumber();
    announced(number, NEVER);
    give(500, "slip-" + visit.stay());
    announced(number, done());
    assertThat(owed(visit)).isEqualTo(Fen.fen(500));
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
  }

  @Test
  void never_gives_back_more_than_an_order_took_whatever_a_gateway_says() {
    gateway.answersRefunds(order -> NEVER);
    paidFiveTooMuch(visit);
    var first = ordered(visit).get(0).refundNumber();
    gateway.answersRefunds(order -> done());
    ended(visit, 3, 10);
    var wish = new Refunds.Wish(Fen.fen(1000), "多收退款", "clerk");
    assertThat(await(refunds.order(visit.account(), visit.stay(), wish)))
        .isInstanceOf(OrderOutcome.Ordered.class);
    beat();
    announced(first, done());
    assertThat(refunds(visit)).containsExactlyInAnyOrder("DECLINED 500", "REFUNDED 1000");
    assertThat(books.rows("select outcome from notification where number = '%s'".formatted(first)))
        .containsExactly("CONTRADICTS");
    assertThatThrownBy(
            () ->
                books.execute(
                    "update attempt set refunded_fen = 1001 where stay_id = '%s'"
                        .formatted(visit.stay())))
        .hasMessageContaining("attempt_gives_back_at_most_what_it_took");
  }

  @Test
  void takes_it_from_several_payments_when_it_has_to() {
    gateway.answersRefunds(order -> done());
    bound(visit);
    ended(visit, 1, 60);
    beat();
    clock.advance(Duration.ofSeconds(1));
    ended(visit, 2, 100);
    beat();
    ended(visit, 3, 30);
    beat();
    assertThat(ordered(visit))
        .extracting(order -> order.amount().count())
        .containsExactlyInAnyOrder(600L, 500L);
    assertThat(surplus(visit)).isZero();
  }

  @Test
  void of_the_first_payers_late_money_when_the_second_one_has_paid_by_then() {
    gateway.answersOrders(order -> new Reply.Refused("NO", "no", false));
    gateway.answersRefunds(order -> done());
    second.fake().answersOrders(order -> new Reply.Paid("t2", clock.instant()));
    await(
        stays.payerBound(
            visit.boundTo(
                new Payer("wechat", "openid-1"), new Payer(SecondGateway.NAME, "user-1"))));
    ended(visit, 1, 60);
    beat();
    beat();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    clock.advance(Duration.ofSeconds(1));
    var late = orders(visit).get(0).orderNumber();
    await(notices.heard(news(late, new Reply.Paid("t1", clock.instant()))));
    assertThat(surplus(visit)).isEqualTo(1000);
    beat();
    assertThat(refunds(visit)).containsExactly("REFUNDED 1000");
    assertThat(ordered(visit)).extracting(RefundOrder::orderNumber).containsExactly(late);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void of_what_a_dispute_has_taken_off_the_price() {
    gateway.answersRefunds(order -> done());
    bound(visit);
    ended(visit, 1, 60);
    beat();
    var relief = new Relief.Part(Fen.fen(400));
    var cause = new Standing.Cause("test:" + visit.stay(), clock.instant());
    await(
        transactions.inOne(
            tx ->
                StayRow.lock(tx, StayKey.of(visit.account(), visit.stay()))
                    .chain(stay -> relieving.grant(tx, stay, relief, cause))));
    beat();
    assertThat(refunds(visit)).containsExactly("REFUNDED 400");
  }

  @Test
  void of_a_visit_that_turns_out_to_be_somebody_elses_goes_to_who_paid() {
    gateway.answersRefunds(order -> done());
    bound(visit);
    ended(visit, 1, 60);
    beat();
    ended(visit.by(Visit.ofSomebody().account()).withPlate("浙A0T003"), 2, 60);
    beat();
    assertThat(refunds(visit)).containsExactly("REFUNDED 1000");
    assertThat(surplus(visit)).isZero();
  }

  @Test
  void of_money_paid_by_hand_waits_for_a_person() {
    ended(visit, 1, 60);
    paidByHand(visit, 1000);
    ended(visit, 2, 30);
    beat();
    assertThat(refunds(visit)).isEmpty();
    assertThat(charge(visit).note()).get().asString().contains("5.00 yuan").contains("by hand");
    assertThat(await(refunds.listSurplus(visit.account())))
        .containsExactly(new Refunds.Surplus(visit.stay(), Fen.fen(500)));
  }

  @Test
  void that_waits_is_listed_for_all_accounts_page_by_page() {
    var waiting = new ArrayList<Visit>();
    for (int i = 0; i < 3; i++) {
      var car = Visit.ofSomebody().in("careful");
      paidFiveTooMuch(car);
      waiting.add(car);
    }
    order(waiting.get(2), 200);
    var gone = Visit.ofSomebody().in("careful");
    paidFiveTooMuch(gone);
    order(gone, 500);
    var listed = allSurplusInPagesOf(2);
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed)
        .extracting(Refunds.Waiting::place, Refunds.Waiting::amount)
        .contains(
            tuple(place(waiting.get(0)), Fen.fen(500)),
            tuple(place(waiting.get(1)), Fen.fen(500)),
            tuple(place(waiting.get(2)), Fen.fen(300)))
        .extracting(row -> row.toList().get(0))
        .doesNotContain(place(gone));
    var first = listed.stream().filter(it -> it.place().equals(place(waiting.get(0)))).findFirst();
    assertThat(first.orElseThrow().vehicle().plate()).isEqualTo(waiting.get(0).plate());
    assertThat(first.orElseThrow().lot()).isEqualTo("careful");
    assertThat(first.orElseThrow().note()).get().asString().contains("a person decides");
  }

  private static Refunds.Place place(Visit car) {
    return new Refunds.Place(car.account(), car.stay());
  }

  private List<Refunds.Waiting> allSurplusInPagesOf(int most) {
    var all = new ArrayList<Refunds.Waiting>();
    var page = await(refunds.listWaiting(Optional.empty(), most));
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(most);
      all.addAll(page);
      page = await(refunds.listWaiting(Optional.of(all.get(all.size() - 1).place()), most));
    }
    return all;
  }

  @Test
  void waits_for_a_person_where_the_policy_says_so() {
    var careful = visit.in("careful");
    gateway.answersRefunds(order -> done());
    paidFiveTooMuch(careful);
    assertThat(refunds(careful)).isEmpty();
    assertThat(charge(careful).note())
        .hasValue("5.00 yuan were paid too much: a person decides whether they go back");
    assertThat(order(careful, 501)).isEqualTo(new OrderOutcome.TooMuch(Fen.fen(500)));
    assertThat(order(careful, 200)).isInstanceOf(OrderOutcome.Ordered.class);
    beat();
    assertThat(refunds(careful)).containsExactly("REFUNDED 200");
    assertThat(order(careful, 301)).isEqualTo(new OrderOutcome.TooMuch(Fen.fen(300)));
    assertThat(order(Visit.ofSomebody(), 1)).isEqualTo(new OrderOutcome.TooMuch(Fen.ZERO));
  }

  @Test
  void of_an_advance_comes_out_of_the_advance_and_only_the_rest_is_repaid() {
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant(), Backing.ADVANCED));
    gateway.answersRefunds(order -> done());
    paidFiveTooMuch(visit);
    assertThat(postings(visit)).contains("advance receivable 1000", "refund advance 500");
    var repaid = new Reply.Paid("t", clock.instant(), Backing.REPAID);
    await(notices.heard(news(orders(visit).get(0).orderNumber(), repaid)));
    await(notices.heard(news(orders(visit).get(0).orderNumber(), repaid)));
    assertThat(postings(visit)).containsOnlyOnce("gateway advance 500");
  }

  @Test
  void by_hand_is_recorded_once_for_each_reference() {
    ended(visit, 1, 60);
    paidByHand(visit, 1000);
    ended(visit, 2, 30);
    var slip = "slip-back-" + UUID.randomUUID();
    assertThat(give(501, slip)).isEqualTo(new GivenOutcome.TooMuch(Fen.fen(500)));
    assertThat(give(200, slip)).isEqualTo(new GivenOutcome.Booked(Fen.fen(300)));
    assertThat(give(200, slip)).isEqualTo(new GivenOutcome.Booked(Fen.fen(300)));
    assertThat(give(100, slip)).isEqualTo(new GivenOutcome.ReferenceMisused());
    assertThat(give(100, "slip-" + visit.stay())).isEqualTo(new GivenOutcome.ReferenceMisused());
  }

  private long surplus(Visit car) {
    return await(refunds.listSurplus(car.account())).stream()
        .mapToLong(it -> it.amount().count())
        .sum();
  }

  private GivenOutcome give(long fen, String reference) {
    var given =
        new Refunds.Given(Fen.fen(fen), ByHand.TRANSFER, reference, "clerk", clock.instant());
    return await(refunds.givenBack(visit.account(), visit.stay(), given));
  }

  private OrderOutcome order(Visit car, long fen) {
    var wish = new Refunds.Wish(Fen.fen(fen), "多收退款", "clerk");
    return await(refunds.order(car.account(), car.stay(), wish));
  }

  private void announced(String number, RefundReply reply) {
    var about = new News.About.OfRefund(number, reply);
    await(notices.heard(new News("wechat", UUID.randomUUID().toString(), about)));
  }
}
