package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Collecting_from_a_gateway extends BillingTest {
  private static final Instant PAID_AT = Instant.parse("2026-11-24T05:06:07Z");
  private static final Reply PAID = new Reply.Paid("transaction-1", PAID_AT);
  private static final Reply BUSY = new Reply.Refused("RULE_LIMIT", "too often", true);
  private static final Reply NEVER = new Reply.Refused("NO_AUTH", "not allowed", false);
  private static final Reply SILENCE = new Reply.Silence("no answer in time");

  @Test
  void takes_the_money_when_the_notification_comes() {
    var visit = chargedAnHour();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    heard(visit, PAID);
    var charge = charge(visit);
    assertThat(charge.state()).isEqualTo(ChargeState.PAID);
    assertThat(charge.settledAt()).hasValue(PAID_AT);
    assertThat(charge.receiptNumber()).get().asString().matches("R\\d{8}-\\d{6}");
    assertThat(charge.note()).isEmpty();
    assertThat(postings(visit))
        .containsExactly("receivable income 1000", "gateway receivable 1000");
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
  }

  @Test
  void orders_what_the_gateway_was_told_at_entry() {
    var visit = Visit.ofSomebody();
    bound(visit);
    await(stays.began(visit.began()));
    beat();
    ended(visit, 1, 60);
    beat();
    assertThat(entries(visit)).hasSize(1);
    var order = orders(visit).get(0);
    assertThat(order.entry()).isEqualTo(entries(visit).get(0));
    assertThat(order.entry().freeFor()).isEqualTo(Duration.ofMinutes(15));
    assertThat(order.entry().payer()).isEqualTo("openid-1");
    assertThat(order.entryId()).isEqualTo("entry-" + visit.stay());
    assertThat(order.amount()).isEqualTo(Fen.fen(1000));
    assertThat(order.exitDevice()).isEqualTo("exit-1");
    assertThat(order.orderNumber()).matches("[0-9A-Za-z]{1,32}");
  }

  @Test
  void books_a_payment_once_however_often_it_is_told() {
    var visit = chargedAnHour();
    var calls = List.of(hearing(visit, PAID), hearing(visit, PAID), hearing(visit, PAID));
    await(Uni.join().all(calls).andFailFast());
    heard(visit, PAID);
    heard(visit, NEVER);
    assertThat(postings(visit)).hasSize(2);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }

  @Test
  void asks_about_a_silent_order_under_the_same_number() {
    gateway.answersOrders(order -> SILENCE);
    gateway.answersQueries(number -> PAID);
    var visit = chargedAnHour();
    assertThat(attempts(visit)).containsExactly("UNKNOWN");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    later(Duration.ofMinutes(2));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(orders(visit)).hasSize(1);
    assertThat(queries(visit)).hasSize(1);
  }

  @Test
  void sends_an_order_that_never_arrived_again_under_the_same_number() {
    gateway.answersOrders(order -> SILENCE);
    var visit = chargedAnHour();
    gateway.answersOrders(order -> PAID);
    later(Duration.ofMinutes(2));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(orders(visit)).hasSize(2);
    assertThat(orders(visit).get(1)).isEqualTo(orders(visit).get(0));
  }

  @Test
  void takes_a_gateway_that_breaks_for_a_silent_one() {
    gateway.answersOrders(
        order -> {
          throw new IllegalStateException("broken");
        });
    var visit = chargedAnHour();
    assertThat(attempts(visit)).containsExactly("UNKNOWN");
  }

  @Test
  void asks_ever_more_rarely_but_at_least_once_an_hour() {
    gateway.answersQueries(number -> SILENCE);
    var visit = chargedAnHour();
    for (int minute = 0; minute < 8 * 60; minute += 10) {
      later(Duration.ofMinutes(10));
    }
    assertThat(queries(visit)).hasSizeBetween(8, 14);
    assertThat(attempts(visit)).containsExactly("ACCEPTED");
    heard(visit, PAID);
  }

  @Test
  void tries_again_later_under_a_new_number_at_most_four_times() {
    gateway.answersOrders(order -> BUSY);
    var visit = chargedAnHour();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).hasValue("wechat: RULE_LIMIT too often");
    later(Duration.ofMinutes(29));
    assertThat(orders(visit)).hasSize(1);
    later(Duration.ofMinutes(1));
    assertThat(orders(visit)).hasSize(2);
    later(Duration.ofHours(1));
    later(Duration.ofHours(2));
    later(Duration.ofHours(100));
    assertThat(orders(visit)).extracting(order -> order.orderNumber()).doesNotHaveDuplicates();
    assertThat(orders(visit)).hasSize(4);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
  }

  @Test
  void leaves_a_final_refusal_to_a_person_and_says_why() {
    gateway.answersOrders(order -> NEVER);
    var visit = chargedAnHour();
    later(Duration.ofHours(100));
    assertThat(orders(visit)).hasSize(1);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(charge(visit).note()).hasValue("wechat: NO_AUTH not allowed");
  }

  @Test
  void books_money_that_comes_after_a_refusal() {
    gateway.answersOrders(order -> NEVER);
    var visit = chargedAnHour();
    heard(visit, PAID);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
  }

  @Test
  void keeps_money_that_comes_twice_as_a_surplus() {
    gateway.answersOrders(order -> BUSY);
    var visit = chargedAnHour();
    gateway.answersOrders(order -> PAID);
    later(Duration.ofMinutes(30));
    heard(visit, PAID);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED", "SUCCEEDED");
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000", "gateway receivable 1000", "gateway surplus 1000");
  }

  @Test
  void collects_only_the_rest_when_the_price_rose_meanwhile() {
    var visit = chargedAnHour();
    ended(visit, 2, 100);
    beat();
    assertThat(orders(visit)).hasSize(1);
    heard(visit, PAID);
    beat();
    assertThat(orders(visit)).extracting(order -> order.amount().count()).contains(1000L, 600L);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
  }

  @Test
  void keeps_what_came_too_much_when_the_price_fell_meanwhile() {
    var visit = chargedAnHour();
    ended(visit, 2, 30);
    heard(visit, PAID);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000",
            "income receivable 500",
            "gateway receivable 500",
            "gateway surplus 500");
  }

  @Test
  void never_orders_more_than_the_policy_allows_at_once() {
    var visit = Visit.ofSomebody().in("modest");
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).note())
        .hasValue("10.00 yuan are more than is ever ordered from a gateway: a person has to look");
  }

  @Test
  void asks_after_a_restart_about_what_was_sent_before() throws Exception {
    gateway.answersQueries(number -> PAID);
    var visit = chargedAnHour();
    books.execute("update attempt set state = 'SENT' where stay_id = '%s'".formatted(visit.stay()));
    later(Duration.ofMinutes(2));
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
    assertThat(orders(visit)).hasSize(1);
  }

  @Test
  void sends_after_a_restart_what_was_only_written_down() throws Exception {
    var visit = chargedAnHour();
    books.execute(
        "update attempt set state = 'PREPARED' where stay_id = '%s'".formatted(visit.stay()));
    later(Duration.ofMinutes(2));
    assertThat(attempts(visit)).containsExactly("ACCEPTED");
    assertThat(orders(visit)).hasSize(2);
    assertThat(orders(visit).get(1)).isEqualTo(orders(visit).get(0));
  }

  @Test
  void orders_once_when_two_beats_come_together() {
    gateway.answersOrders(order -> PAID);
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    await(Uni.join().all(List.of(collecting.beat(), collecting.beat())).andFailFast());
    assertThat(orders(visit)).hasSize(1);
  }

  @Test
  void begins_at_once_when_a_stay_is_charged() {
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    for (var tries = new AtomicInteger(); orders(visit).isEmpty(); tries.incrementAndGet()) {
      assertThat(tries.get()).as("beats without an order").isLessThan(400);
      await(Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(25)));
    }
  }

  @Test
  void never_speaks_of_an_order_that_is_not_ours() {
    await(notices.heard(news("0000", PAID)));
    assertThat(books.rows("select 1 from attempt where order_number = '0000'")).isEmpty();
  }

  private Visit chargedAnHour() {
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    return visit;
  }

  private void heard(Visit visit, Reply reply) {
    await(hearing(visit, reply));
  }

  private Uni<Void> hearing(Visit visit, Reply reply) {
    return notices.heard(news(orders(visit).get(0).orderNumber(), reply));
  }
}
