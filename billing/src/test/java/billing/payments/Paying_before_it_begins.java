package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.Prepayments;
import billing.api.Prepayments.Go;
import billing.api.Prepayments.Order;
import billing.api.Prepayments.Prepayment;
import billing.api.Prepayments.State;
import billing.api.Receipt;
import billing.api.Receipts;
import billing.gateways.Checkout.Opening;
import billing.gateways.News;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.prepaid.PrepaidBeat;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Paying_before_it_begins extends BillingTest {
  @Inject Prepayments prepayments;
  @Inject PrepaidBeat prepaid;
  @Inject Receipts receipts;

  private Order order;

  @BeforeEach
  void somebody_wants_something() {
    order = Prepaid.order(new AccountId(UUID.randomUUID()), clock.instant());
  }

  private Prepayment begun() {
    return await(prepayments.begin(order, Prepaid.PAYER));
  }

  private Prepayment now() {
    return await(prepayments.find(order.account(), order.id())).orElseThrow();
  }

  private Prepayment asked() {
    return await(prepayments.ask(order.account(), order.id(), Prepaid.PAYER)).orElseThrow();
  }

  private Prepayment givenUp() {
    return await(prepayments.giveUp(order.account(), order.id())).orElseThrow();
  }

  private Reply paid() {
    return new Reply.Paid(
        "transaction-" + order.id(),
        clock.instant(),
        Reply.Backing.PAYER,
        Optional.of(Prepaid.PRICE));
  }

  private void announced(String number, Reply reply) {
    await(notices.heard(news(number, reply)));
  }

  private void later(long minutes) {
    clock.advance(Duration.ofMinutes(minutes));
    await(prepaid.beat());
  }

  /** The postings in order, accounts without their ids. */
  private List<String> postings() {
    return books.rows(
        """
        select split_part(debit, ':', 1), split_part(credit, ':', 1), amount_fen
        from posting where stay_id = '%s' order by serial"""
            .formatted(order.id()));
  }

  /** The refunds of this order that reached the gateway. */
  private List<RefundOrder> refunds() {
    var number = now().number();
    return gateway.refunds().stream().filter(it -> it.orderNumber().equals(number)).toList();
  }

  private List<String> doubtful(String number) {
    return books.rows("select outcome from notification where number = '%s'".formatted(number));
  }

  @Test
  void opens_a_page_until_it_is_paid_and_then_the_lot_has_earned_it() {
    var begun = begun();
    assertThat(begun.state()).isEqualTo(State.WAITING);
    assertThat(begun.go()).contains(new Go.Url("https://pay.example/token-" + begun.number()));
    assertThat(gateway.page().opened())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.orderNumber()).isEqualTo(begun.number());
              assertThat(it.description()).isEqualTo("示例停车场 错时共享月卡");
              assertThat(it.until()).isEqualTo(order.terms().until());
            });
    announced(begun.number(), paid());
    announced(begun.number(), paid());
    var paid = now();
    assertThat(paid.state()).isEqualTo(State.PAID);
    assertThat(postings()).containsExactly("receivable income 12000", "gateway receivable 12000");
    var ticket = await(receipts.of(order.account(), paid.receipt().orElseThrow())).orElseThrow();
    var receipt = await(receipts.find(ticket)).orElseThrow();
    assertThat(receipt.amount()).isEqualTo(Prepaid.PRICE);
    assertThat(receipt.means().gateway()).isEqualTo("wechat");
    assertThat(receipt.means().transaction()).contains("transaction-" + order.id());
    assertThat(receipt.visits()).isEmpty();
    assertThat(receipt.bought()).contains(new Receipt.Bought("错时共享月卡", "night pass", "示例停车场"));
    assertThat(await(receipts.page(ticket)).orElseThrow()).contains("错时共享月卡", "night pass");
  }

  @Test
  void is_one_order_however_often_it_is_begun() {
    var first = begun();
    clock.advance(Duration.ofSeconds(5));
    assertThat(begun().number()).isEqualTo(first.number());
    var both = Uni.join().all(other(), other()).andFailFast();
    assertThat(await(both).stream().map(Prepayment::number).distinct()).hasSize(1);
    assertThat(await(prepayments.listOf(order.account()))).hasSize(2);
  }

  private Uni<Prepayment> other() {
    var same = new UUID(0, 7);
    return prepayments.begin(
        new Order(same, order.account(), order.lot(), order.words(), order.terms()), Prepaid.PAYER);
  }

  @Test
  void is_closed_at_the_channel_when_nobody_pays_in_time() {
    var number = begun().number();
    later(14);
    assertThat(gateway.page().closed()).doesNotContain(number);
    later(1);
    assertThat(gateway.page().closed()).contains(number);
    assertThat(now().state()).isEqualTo(State.CLOSED);
    assertThat(postings()).isEmpty();
  }

  @Test
  void is_paid_when_closing_comes_too_late_for_the_channel() {
    begun();
    gateway.page().answersClosings(number -> paid());
    later(15);
    assertThat(now().state()).isEqualTo(State.PAID);
    assertThat(postings()).containsExactly("receivable income 12000", "gateway receivable 12000");
  }

  @Test
  void goes_back_wholly_when_the_money_comes_after_all() {
    var number = begun().number();
    later(15);
    announced(number, paid());
    assertThat(now().state()).isEqualTo(State.GIVEN_BACK);
    assertThat(postings()).containsExactly("gateway surplus 12000", "surplus refund 12000");
    gateway.answersRefunds(
        it -> new RefundReply.Refunded("refund-1", clock.instant(), Optional.of(it.amount())));
    await(prepaid.beat());
    assertThat(refunds())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.orderNumber()).isEqualTo(number);
              assertThat(it.amount()).isEqualTo(Prepaid.PRICE);
            });
    assertThat(postings())
        .containsExactly("gateway surplus 12000", "surplus refund 12000", "refund gateway 12000");
  }

  @Test
  void goes_back_wholly_when_it_is_given_up_and_the_lot_has_not_earned_it() {
    var number = begun().number();
    announced(number, paid());
    gateway.answersRefunds(order -> new RefundReply.Silence("lost"));
    assertThat(givenUp().state()).isEqualTo(State.GIVEN_BACK);
    assertThat(givenUp().state()).isEqualTo(State.GIVEN_BACK);
    var sent = refunds().get(0);
    gateway.answersRefundQueries(it -> new RefundReply.NotFound());
    later(1);
    gateway.answersRefunds(it -> new RefundReply.Processing());
    later(1);
    assertThat(refunds()).hasSize(2).containsOnly(sent);
    var told = new RefundReply.Refunded("refund-2", clock.instant());
    var about = new News.About.OfRefund(sent.refundNumber(), told);
    await(notices.heard(new News("wechat", "n-" + order.id(), about)));
    assertThat(postings())
        .containsExactly(
            "receivable income 12000",
            "gateway receivable 12000",
            "income surplus 12000",
            "surplus refund 12000",
            "refund gateway 12000");
    var ticket = await(receipts.of(order.account(), now().receipt().orElseThrow())).orElseThrow();
    assertThat(await(receipts.find(ticket)).orElseThrow().refunds())
        .extracting(Receipt.Refund::amount)
        .containsExactly(Prepaid.PRICE);
  }

  @Test
  void waits_for_a_person_when_the_channel_does_not_give_it_back() {
    announced(begun().number(), paid());
    gateway.answersRefunds(it -> new RefundReply.Refused("NOT_ENOUGH", "empty", true));
    givenUp();
    later(1);
    assertThat(refunds()).hasSize(2);
    gateway.answersRefunds(it -> new RefundReply.Refused("CLOSED", "closed", false));
    later(5);
    assertThat(now().state()).isEqualTo(State.STUCK);
    assertThat(postings()).endsWith("surplus refund 12000", "refund surplus 12000");
  }

  @Test
  void is_closed_at_once_when_it_is_given_up_unpaid() {
    var number = begun().number();
    assertThat(givenUp().state()).isEqualTo(State.CLOSED);
    assertThat(gateway.page().closed()).contains(number);
  }

  @Test
  void is_asked_about_under_its_number_when_the_channel_was_silent() {
    gateway.page().answersOpenings(it -> new Opening.Silence("lost"));
    gateway.page().answersQueries(it -> new Reply.NotFound());
    var begun = begun();
    assertThat(begun.state()).isEqualTo(State.WAITING);
    assertThat(begun.go()).isEmpty();
    gateway.page().answersOpenings(it -> new Opening.Opened("late"));
    clock.advance(Duration.ofSeconds(3));
    assertThat(asked().go()).contains(new Go.Url("https://pay.example/late"));
    assertThat(gateway.page().opened())
        .hasSize(2)
        .allMatch(it -> it.orderNumber().equals(begun.number()));
    gateway.page().answersQueries(it -> paid());
    later(1);
    assertThat(now().state()).isEqualTo(State.PAID);
  }

  @Test
  void opens_its_page_anew_before_the_channel_forgets_it() {
    begun();
    clock.advance(Duration.ofMinutes(3));
    asked();
    assertThat(gateway.page().opened()).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    assertThat(asked().go()).isPresent();
    assertThat(gateway.page().opened()).hasSize(2);
  }

  @Test
  void is_not_to_be_when_the_channel_refuses_it() {
    gateway.page().answersOpenings(it -> new Opening.Refused("NO_AUTH", "not allowed"));
    gateway.page().answersQueries(number -> new Reply.NotFound());
    assertThat(begun().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void is_to_be_all_the_same_when_the_channel_refuses_it_and_holds_it() {
    gateway.page().answersOpenings(it -> new Opening.Refused("NO_AUTH", "not allowed"));
    assertThat(begun().state()).isNotEqualTo(State.CLOSED);
  }

  @Test
  void books_nothing_that_cannot_be_true() {
    var number = begun().number();
    var dear =
        new Reply.Paid("t", clock.instant(), Reply.Backing.PAYER, Optional.of(Fen.fen(12_001)));
    announced(number, dear);
    assertThat(now().state()).isEqualTo(State.WAITING);
    assertThat(doubtful(number)).containsExactly("CONTRADICTS");
    var strange = number.substring(0, 31) + (number.endsWith("0") ? "1" : "0");
    announced(strange, paid());
    assertThat(doubtful(strange)).containsExactly("NO_SUCH_NUMBER");
    assertThat(postings()).isEmpty();
  }

  @Test
  void is_booked_once_by_whoever_hears_of_it() {
    var number = begun().number();
    gateway.page().answersQueries(it -> paid());
    clock.advance(Duration.ofMinutes(1));
    var all =
        Uni.join()
            .all(
                prepaid.beat(),
                notices.heard(news(number, paid())),
                notices.heard(news(number, paid())))
            .andFailFast();
    await(all);
    assertThat(postings()).containsExactly("receivable income 12000", "gateway receivable 12000");
  }

  @Test
  void is_offered_where_the_channel_has_a_page() {
    assertThat(prepayments.isOffered("wechat", Prepayments.Client.BROWSER)).isTrue();
    assertThat(prepayments.isOffered("wechat", Prepayments.Client.PROGRAM)).isFalse();
    assertThat(prepayments.isOffered("second", Prepayments.Client.BROWSER)).isFalse();
    assertThat(prepayments.isOffered("nobody", Prepayments.Client.BROWSER)).isFalse();
  }
}
