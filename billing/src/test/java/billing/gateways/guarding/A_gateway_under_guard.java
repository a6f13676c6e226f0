package billing.gateways.guarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_gateway_under_guard {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Call QUERY = Call.repeatable("query");
  private static final Call CHARGE = Call.order("charge");

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Guard> guards = new ArrayList<>();
  private final CountDownLatch hanging = new CountDownLatch(1);

  /** Few of everything, so that a limit is soon reached. */
  private record Few(Duration timeLimit, int circuitCalls, int callsPerSecond, Duration longestWait)
      implements Limits {
    static final Few USUAL = new Few(Duration.ofSeconds(15), 100, 1000, Duration.ZERO);

    Few in(Duration limit) {
      return new Few(limit, circuitCalls, callsPerSecond, longestWait);
    }

    Few withCircuitOf(int calls) {
      return new Few(timeLimit, calls, callsPerSecond, longestWait);
    }

    Few perSecond(int calls) {
      return new Few(timeLimit, circuitCalls, calls, longestWait);
    }

    Few waiting(Duration longest) {
      return new Few(timeLimit, circuitCalls, callsPerSecond, longest);
    }

    @Override
    public Duration billTimeLimit() {
      return PATIENCE;
    }

    @Override
    public int workers() {
      return 2;
    }

    @Override
    public int queue() {
      return 2;
    }

    @Override
    public Duration circuitOpenFor() {
      return Duration.ofMinutes(5);
    }

    @Override
    public int refundsPerSecond() {
      return 1;
    }
  }

  private Guard guard(String gateway, Limits limits) {
    var guard = new Guard(gateway, limits, meters, e -> CallFailed.unusable("translated"));
    guards.add(guard);
    return guard;
  }

  @AfterEach
  void letGo() {
    hanging.countDown();
    guards.forEach(Guard::close);
  }

  private static <T> T await(Uni<T> reply) {
    return reply.await().atMost(PATIENCE);
  }

  private String hang() {
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }

  private CompletableFuture<String> begin(Guard guard, Supplier<String> call) {
    return guard.make(QUERY, call).subscribeAsCompletionStage();
  }

  private double count(String gateway, String call, String outcome) {
    var timer =
        meters
            .find("billing.gateway.call")
            .tags("gateway", gateway, "call", call, "outcome", outcome)
            .timer();
    return timer == null ? 0 : timer.count();
  }

  @Test
  void that_hangs_does_not_slow_another_one() {
    var stuck = guard("stuck", Few.USUAL);
    var healthy = guard("healthy", Few.USUAL);
    for (int i = 0; i < 4; i++) {
      assertThat(begin(stuck, this::hang)).isNotDone();
    }
    for (int i = 0; i < 50; i++) {
      assertThat(await(healthy.make(CHARGE, () -> "paid"))).isEqualTo("paid");
    }
    assertThat(hanging.getCount()).isEqualTo(1);
    assertThat(count("healthy", "charge", "answered")).isEqualTo(50);
    assertThat(count("stuck", "query", "answered")).isZero();
    assertThat(meters.get("billing.gateway.waiting").tag("gateway", "stuck").gauge().value())
        .isEqualTo(2);
    assertThat(meters.get("billing.gateway.waiting").tag("gateway", "healthy").gauge().value())
        .isZero();
  }

  @Test
  void gets_no_more_calls_than_may_wait() {
    var stuck = guard("stuck", Few.USUAL);
    for (int i = 0; i < 4; i++) {
      begin(stuck, this::hang);
    }
    assertThatThrownBy(() -> await(stuck.make(QUERY, () -> "one too many")))
        .isInstanceOfSatisfying(
            NotSent.class, e -> assertThat(e.because()).isEqualTo(NotSent.Because.QUEUE_FULL));
    assertThat(count("stuck", "query", "queue_full")).isEqualTo(1);
  }

  @Test
  void is_not_waited_for_beyond_the_time_limit() {
    var stuck = guard("stuck", Few.USUAL.in(Duration.ofMillis(100)));
    assertThatThrownBy(() -> await(stuck.make(CHARGE, this::hang)))
        .satisfies(e -> assertThat(Guard.why(e)).isEqualTo("no reply within the time limit"));
    assertThat(count("stuck", "charge", "time_limit")).isEqualTo(1);
  }

  @Test
  void never_gets_a_call_that_was_given_up_while_it_waited() {
    var stuck = guard("stuck", Few.USUAL.in(Duration.ofMillis(100)));
    var first = begin(stuck, this::hang);
    var second = begin(stuck, this::hang);
    var sent = new AtomicInteger();
    assertThatThrownBy(() -> await(stuck.make(CHARGE, sent::incrementAndGet)))
        .isInstanceOf(Exception.class);
    assertThat(first).failsWithin(PATIENCE);
    assertThat(second).failsWithin(PATIENCE);
    hanging.countDown();
    assertThat(await(stuck.make(QUERY, () -> "the queue has been worked off"))).isNotNull();
    assertThat(sent).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, WHEN_ASKED, 1",
    "REFUSED, WHEN_BROKEN, 1",
    "TROUBLED, WHEN_BROKEN, 1",
    "UNUSABLE, WHEN_BROKEN, 1",
    "NETWORK, WHEN_ASKED, 1",
    "NETWORK, WHEN_BROKEN, 3",
    "ASKS_AGAIN, WHEN_ASKED, 3",
    "ASKS_AGAIN, WHEN_BROKEN, 3"
  })
  void gets_a_failed_call_again_only_where_its_contract_allows_it(
      CallFailed.Kind kind, Call.Again again, int requests) {
    var guard = guard("any", Few.USUAL);
    var tries = new AtomicInteger();
    var call = new Call("any", again, Call.Pace.ORDINARY, Call.Length.USUAL);
    assertThatThrownBy(
            () ->
                await(
                    guard.make(
                        call,
                        () -> {
                          tries.incrementAndGet();
                          throw failure(kind);
                        })))
        .isInstanceOf(CallFailed.class);
    assertThat(tries).hasValue(requests);
    assertThat(meters.get("billing.gateway.requests").counter().count()).isEqualTo(requests);
    assertThat(count("any", "any", kind.name().toLowerCase(java.util.Locale.ROOT))).isEqualTo(1);
  }

  private static CallFailed failure(CallFailed.Kind kind) {
    return switch (kind) {
      case NETWORK -> CallFailed.network("broken");
      case UNUSABLE -> CallFailed.unusable("not signed");
      default -> CallFailed.error(kind, new CallFailed.Said(500, "CODE", null));
    };
  }

  @ParameterizedTest
  @EnumSource
  void is_left_alone_when_half_of_its_calls_failed_for_a_reason_of_its_own(CallFailed.Kind kind) {
    var guard = guard("any", Few.USUAL.withCircuitOf(4));
    for (int i = 0; i < 4; i++) {
      var good = i % 2 == 0;
      guard
          .make(
              CHARGE,
              () -> {
                if (good) {
                  return "paid";
                }
                throw failure(kind);
              })
          .onFailure()
          .recoverWithNull()
          .await()
          .atMost(PATIENCE);
    }
    var isOpen = kind != CallFailed.Kind.REFUSED;
    assertThat(meters.get("billing.gateway.circuit").tags("state", "open").gauge().value())
        .isEqualTo(isOpen ? 1 : 0);
    var next = guard.make(CHARGE, () -> "paid").onFailure(NotSent.class).recoverWithItem("open");
    assertThat(await(next)).isEqualTo(isOpen ? "open" : "paid");
  }

  /** How many of so many calls are made, and how many that may be in the time it took. */
  private static void paced(Guard guard, Call call, int perSecond) {
    var began = System.nanoTime();
    var sent = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      await(guard.make(call, sent::incrementAndGet).onFailure(NotSent.class).recoverWithItem(0));
    }
    var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    assertThat((long) sent.get()).isBetween((long) perSecond, perSecond * (seconds + 2));
  }

  @Test
  void gets_no_more_calls_in_a_second_than_it_allows() {
    paced(guard("any", Few.USUAL.perSecond(3)), QUERY, 3);
    assertThat(count("any", "query", "too_many")).isPositive();
  }

  @Test
  void gets_refunds_at_a_pace_of_their_own() {
    var guard = guard("any", Few.USUAL);
    paced(guard, Call.refund("refund"), 1);
    assertThat(await(guard.make(CHARGE, () -> "paid"))).isEqualTo("paid");
  }

  @Test
  void gets_a_call_later_that_is_willing_to_wait_for_its_second() {
    var guard = guard("any", Few.USUAL.perSecond(1).waiting(PATIENCE));
    var first = guard.make(CHARGE, () -> "paid").subscribeAsCompletionStage();
    var second = guard.make(CHARGE, () -> "paid").subscribeAsCompletionStage();
    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(second).succeedsWithin(PATIENCE);
  }

  @Test
  void has_the_exceptions_of_its_library_replaced() {
    var guard = guard("any", Few.USUAL);
    assertThatThrownBy(
            () ->
                await(
                    guard.make(
                        CHARGE,
                        () -> {
                          throw new IllegalStateException("quotes a plate");
                        })))
        .hasMessage("translated")
        .hasNoCause();
  }
}
