package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.ChargeState;
import billing.gateways.ChargeOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each beat here is an instance's own: nothing but the database stands between them. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Several_workers_and_odd_clocks extends BillingTest {
  private static final int WORKERS = 4;
  private static final int MOST_BEATS = 50;

  @Inject EntryTelling entries;
  @Inject MakingAttempts making;
  @Inject FollowingAttempts following;
  @Inject FollowingRefunds followingRefunds;
  @Inject GatewaysDue gatewaysDue;

  private final Visit visit = Visit.ofSomebody().in("generous");

  private Reply paid() {
    return new Reply.Paid("t", clock.instant());
  }

  /** Several instances beat at the same moment, in threads of their own. */
  private void allBeat() throws Exception {
    var threads = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Callable<Void>> beats =
          IntStream.range(0, WORKERS)
              .mapToObj(
                  i -> new Collecting(entries, making, following, followingRefunds, gatewaysDue))
              .<Callable<Void>>map(instance -> () -> await(instance.beat()))
              .toList();
      for (var done : threads.invokeAll(beats)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** What other tests have left to be done is done, too, so much in each beat. */
  private void allBeatUntil(BooleanSupplier done) throws Exception {
    for (int i = 0; i < MOST_BEATS && !done.getAsBoolean(); i++) {
      allBeat();
      clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void take_a_charge_once_and_give_back_once() throws Exception {
    gateway.answersOrders(order -> paid());
    gateway.answersRefunds(order -> new RefundReply.Refunded("r", clock.instant()));
    bound(visit);
    ended(visit, 1, 60);
    allBeatUntil(() -> attempts(visit).contains("SUCCEEDED"));
    assertThat(orders(visit)).hasSize(1);
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
    ended(visit, 2, 30);
    allBeatUntil(() -> refunds(visit).contains("REFUNDED 500"));
    allBeat();
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(postings(visit)).hasSize(5);
  }

  @Test
  void send_nothing_under_a_new_number_when_the_clock_jumps() throws Exception {
    gateway.answersOrders(order -> new Reply.Silence("no answer"));
    gateway.answersQueries(number -> new Reply.Silence("no answer"));
    bound(visit);
    ended(visit, 1, 60);
    allBeatUntil(() -> attempts(visit).contains("UNKNOWN"));
    for (var jump : List.of(Duration.ofDays(400), Duration.ofDays(-400), Duration.ofHours(-9))) {
      clock.advance(jump);
      allBeat();
    }
    clock.advance(Duration.ofHours(9));
    assertThat(orders(visit)).extracting(ChargeOrder::orderNumber).hasSize(1);
    assertThat(attempts(visit)).containsExactly("UNKNOWN");
    gateway.answersQueries(number -> paid());
    clock.advance(Duration.ofDays(401));
    allBeatUntil(() -> attempts(visit).contains("SUCCEEDED"));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    clock.advance(Duration.ofDays(-401));
  }

  @Test
  void throw_no_visit_away_whose_price_cannot_be_counted_or_paid() {
    for (var minutes : List.of(1, 5)) {
      var dear = Visit.ofSomebody().withTariff("sample-dear/lot");
      assertThatThrownBy(() -> ended(dear, 1, minutes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sample-dear/lot")
          .hasMessageContaining("look at the tariff");
      ended(dear.withTariff("hangzhou-road/core"), 1, 60);
      assertThat(charge(dear).amount().count()).isEqualTo(1000);
    }
  }

  @Test
  void order_nothing_for_a_visit_that_costs_nothing() {
    bound(visit);
    ended(visit, 1, 10);
    beat();
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.FREE);
  }
}
