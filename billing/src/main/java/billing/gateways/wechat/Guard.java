package billing.gateways.wechat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes blocking calls on a bounded pool of the gateway's own, behind a circuit breaker, within a
 * time limit, and again only where the contract allows it. Replies come on a thread of the pool.
 */
final class Guard implements AutoCloseable {
  private static final int MOST_TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int TRIAL_CALLS = 2;

  private final ThreadPoolExecutor pool;
  private final CircuitBreaker circuit;
  private final Retry always;
  private final Retry onSystemError;
  private final Duration limit;

  Guard(WeChatSettings settings) {
    this.limit = settings.timeLimit();
    this.pool =
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            call -> new Thread(call, "wechat"));
    pool.allowCoreThreadTimeOut(true);
    this.circuit =
        CircuitBreaker.of(
            "wechat",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.circuitCalls())
                .minimumNumberOfCalls(Math.max(1, settings.circuitCalls() / 2))
                .waitDurationInOpenState(settings.circuitOpenFor())
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .recordException(Guard::isTheirFault)
                .build());
    this.always = retry("wechat-repeatable", Guard::isRepeatable);
    this.onSystemError = retry("wechat-order", Guard::isSystemError);
  }

  /** Each pause is twice the last, give or take a half. */
  private static Retry retry(String name, Predicate<Throwable> when) {
    return Retry.of(
        name,
        RetryConfig.custom()
            .maxAttempts(MOST_TRIES)
            .intervalFunction(
                IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, 0.5, LONGEST_PAUSE))
            .retryOnException(when)
            .build());
  }

  /** A call that may be repeated whatever happened to it. */
  <T> Uni<T> repeatable(Supplier<T> call) {
    return guarded(always, call);
  }

  /** An order: repeated at once only when the channel asks for it. A broken connection is told. */
  <T> Uni<T> order(Supplier<T> call) {
    return guarded(onSystemError, call);
  }

  private <T> Uni<T> guarded(Retry retry, Supplier<T> call) {
    var guarded =
        Retry.decorateSupplier(
            retry, CircuitBreaker.decorateSupplier(circuit, () -> translated(call)));
    return Uni.createFrom().item(guarded).runSubscriptionOn(pool).ifNoItem().after(limit).fail();
  }

  private static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw CallFailed.of(e);
    }
  }

  private static boolean isSystemError(Throwable e) {
    return e instanceof CallFailed failed && Words.isSystemError(failed);
  }

  private static boolean isRepeatable(Throwable e) {
    return e instanceof CallFailed failed && (failed.isNetwork() || Words.isSystemError(failed));
  }

  private static boolean isTheirFault(Throwable e) {
    return e instanceof CallFailed failed && failed.isTheirFault();
  }

  /** Why there is no reply, when the call itself has not failed. */
  static String why(Throwable e) {
    if (e instanceof CallNotPermittedException) {
      return "nothing was sent: too many calls have failed, the circuit is open";
    }
    if (e instanceof RejectedExecutionException) {
      return "nothing was sent: too many calls are waiting";
    }
    return e instanceof TimeoutException
        ? "no reply within the time limit"
        : "the reply could not be made: " + e.getClass().getSimpleName();
  }

  /** Lets running calls end; their replies are not waited for. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
