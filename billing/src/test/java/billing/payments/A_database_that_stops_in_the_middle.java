package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.gateways.ChargeOrder;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.testing.DatabaseServer;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The gateway takes and gives back, and before the service can write that down the server is gone.
 * An hour costs ten yuan, half an hour five.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_database_that_stops_in_the_middle extends BillingTest {
  private static final int WORKERS = 3;
  private static final int VISITS = 12;
  private static final int MOST_BEATS = 60;

  private static final Reply NOT_YET = new Reply.Silence("nothing was heard");
  private static final RefundReply BACK_NOT_YET = new RefundReply.Silence("nothing was heard");

  @Inject EntryTelling entries;
  @Inject MakingAttempts making;
  @Inject FollowingAttempts following;
  @Inject FollowingRefunds followingRefunds;
  @Inject GatewaysDue gatewaysDue;

  @ConfigProperty(name = "billing.test.administrator-url")
  String administrator;

  private final List<Visit> unpaid = visits();
  private final List<Visit> paidTooMuch = visits();
  private final Map<String, Reply> taken = new ConcurrentHashMap<>();
  private final Map<String, RefundReply> givenBack = new ConcurrentHashMap<>();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isReady = new AtomicBoolean();
  private final AtomicBoolean isToStop = new AtomicBoolean();
  private final AtomicBoolean isDown = new AtomicBoolean();
  private DatabaseServer server;

  private static List<Visit> visits() {
    return IntStream.range(0, VISITS).mapToObj(i -> Visit.ofSomebody().in("generous")).toList();
  }

  @BeforeEach
  void the_gateway_remembers_what_it_did() throws Exception {
    server = DatabaseServer.at(administrator);
    gateway.answersOrders(order -> take(order.orderNumber()));
    gateway.answersQueries(number -> taken.getOrDefault(number, new Reply.NotFound()));
    gateway.answersRefunds(order -> giveBack(order.refundNumber()));
    gateway.answersRefundQueries(
        order -> givenBack.getOrDefault(order.refundNumber(), new RefundReply.NotFound()));
  }

  private Reply take(String number) {
    return taken.computeIfAbsent(number, it -> new Reply.Paid("t-" + it, clock.instant()));
  }

  private RefundReply giveBack(String number) {
    return givenBack.computeIfAbsent(
        number, it -> new RefundReply.Refunded("r-" + it, clock.instant()));
  }

  /** The server stops when the gateway has done the third, and before its answer comes. */
  private <R> R stopAtTheThird(String number, R reply) {
    done.add(number);
    if (done.size() >= 3 && isToStop.compareAndSet(true, false)) {
      isDown.set(true);
      server.crash();
    }
    return reply;
  }

  private Reply takeAndStop(ChargeOrder order) {
    return stopAtTheThird(order.orderNumber(), take(order.orderNumber()));
  }

  private RefundReply giveBackAndStop(RefundOrder order) {
    return stopAtTheThird(order.refundNumber(), giveBack(order.refundNumber()));
  }

  /**
   * Half of the visits are to be paid, and half of the others to be given back for. The gateway
   * does nothing before all of it is in the books.
   */
  private void bothBegin(int first) {
    isReady.set(false);
    for (int i = first; i < first + VISITS / 2; i++) {
      ended(paidTooMuch.get(i), 2, 30);
      bound(unpaid.get(i));
      ended(unpaid.get(i), 1, 60);
    }
    done.clear();
    isToStop.set(true);
    isReady.set(true);
  }

  @Test
  void has_every_charge_paid_once_and_every_surplus_given_back_once() throws Exception {
    for (var visit : paidTooMuch) {
      bound(visit);
      ended(visit, 1, 60);
    }
    beatUntil(() -> paidTooMuch.stream().allMatch(it -> attempts(it).contains("SUCCEEDED")));
    gateway.answersOrders(order -> isReady.get() ? takeAndStop(order) : NOT_YET);
    bothBegin(0);
    stopsAndStartsInTheMiddle();
    gateway.answersOrders(order -> take(order.orderNumber()));
    beatUntil(() -> isDone(0));
    gateway.answersRefunds(order -> isReady.get() ? giveBackAndStop(order) : BACK_NOT_YET);
    bothBegin(VISITS / 2);
    stopsAndStartsInTheMiddle();
    gateway.answersRefunds(order -> giveBack(order.refundNumber()));
    beatUntil(() -> isDone(VISITS / 2));

    for (var visit : unpaid) {
      assertThat(attempts(visit)).containsExactly("SUCCEEDED");
      assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
      assertThat(takenFor(visit)).hasSize(1);
      assertThat(postings(visit))
          .containsExactly("receivable income 1000", "gateway receivable 1000");
    }
    for (var visit : paidTooMuch) {
      assertThat(refunds(visit)).containsExactly("REFUNDED 500");
      assertThat(takenFor(visit)).hasSize(1);
      assertThat(givenBackFor(visit)).hasSize(1);
      assertThat(postings(visit)).containsOnlyOnce("refund gateway 500").hasSize(5);
    }
  }

  /** Beats go on while the server is away: they fail, and nothing is lost by that. */
  private void stopsAndStartsInTheMiddle() throws Exception {
    for (int i = 0; i < MOST_BEATS && !isDown.get(); i++) {
      allBeat();
      clock.advance(Duration.ofSeconds(40));
    }
    assertThat(isDown).as("the server was stopped").isTrue();
    allBeat();
    TimeUnit.MILLISECONDS.sleep(500);
    server.start();
    for (int i = 0; i < MOST_BEATS && !answers(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    isDown.set(false);
  }

  private boolean answers() {
    try {
      owed(unpaid.get(0));
      return true;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private boolean isDone(int first) {
    return IntStream.range(first, first + VISITS / 2)
        .allMatch(
            i ->
                attempts(unpaid.get(i)).equals(List.of("SUCCEEDED"))
                    && refunds(paidTooMuch.get(i)).equals(List.of("REFUNDED 500")));
  }

  private Set<String> takenFor(Visit visit) {
    return orders(visit).stream()
        .map(ChargeOrder::orderNumber)
        .filter(taken::containsKey)
        .collect(Collectors.toSet());
  }

  private Set<String> givenBackFor(Visit visit) {
    var paid = takenFor(visit);
    return gateway.refunds().stream()
        .filter(order -> paid.contains(order.orderNumber()))
        .map(RefundOrder::refundNumber)
        .filter(givenBack::containsKey)
        .collect(Collectors.toSet());
  }

  private void beatUntil(BooleanSupplier condition) throws Exception {
    for (int i = 0; i < MOST_BEATS && !condition.getAsBoolean(); i++) {
      allBeat();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Several instances, each of which may find the server gone. */
  private void allBeat() throws InterruptedException {
    var threads = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Callable<Void>> beats =
          IntStream.range(0, WORKERS)
              .mapToObj(
                  i -> new Collecting(entries, making, following, followingRefunds, gatewaysDue))
              .<Callable<Void>>map(instance -> () -> await(instance.beat()))
              .toList();
      for (var beat : threads.invokeAll(beats)) {
        beat.get();
      }
    } catch (ExecutionException e) {
      assertThat(isDown).as("the server is gone, or else: %s", e).isTrue();
    } finally {
      threads.shutdown();
    }
  }
}
