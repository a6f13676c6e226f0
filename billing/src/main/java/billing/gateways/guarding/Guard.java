package billing.gateways.guarding;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes one gateway's blocking calls on a bounded pool of its own, behind a circuit breaker, at the
 * gateway's pace, within a time limit, and again only where the contract allows it. Replies come on
 * a thread of the pool, or, when there is none in time, on one of Mutiny's.
 */
public final class Guard implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int TRIAL_CALLS = 2;

  private final Function<RuntimeException, CallFailed> translation;
  private final Duration limit;
  private final Duration billLimit;
  private final ThreadPoolExecutor pool;
  private final CircuitBreaker circuit;
  private final Repeating repeating;
  private final Pacing pacing;
  private final Figures figures;

  /**
   * @param gateway its name
   * @param translation what an exception of a call means; it gets no {@link CallFailed}
   */
  public Guard(
      String gateway,
      Limits limits,
      MeterRegistry meters,
      Function<RuntimeException, CallFailed> translation) {
    this.translation = translation;
    this.limit = limits.timeLimit();
    this.billLimit = limits.billTimeLimit();
    this.pool = pool(gateway, limits);
    this.circuit = circuit(gateway, limits);
    this.repeating = new Repeating(gateway);
    this.pacing = new Pacing(gateway, limits);
    this.figures = new Figures(gateway, meters);
    figures.watch(circuit, pool);
  }

  private static ThreadPoolExecutor pool(String gateway, Limits limits) {
    var pool =
        new ThreadPoolExecutor(
            limits.workers(),
            limits.workers(),
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.queue()),
            call -> new Thread(call, gateway));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static CircuitBreaker circuit(String gateway, Limits limits) {
    return CircuitBreaker.of(
        gateway,
        CircuitBreakerConfig.custom()
            .slidingWindowSize(limits.circuitCalls())
            .minimumNumberOfCalls(Math.max(1, limits.circuitCalls() / 2))
            .waitDurationInOpenState(limits.circuitOpenFor())
            .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
            .recordException(e -> e instanceof CallFailed failed && failed.isTheirFault())
            .build());
  }

  /**
   * Makes a call.
   *
   * @param blocking makes one request and waits for its answer
   * @return fails with {@link CallFailed}, {@link NotSent} or Mutiny's {@link TimeoutException}
   */
  public <T> Uni<T> make(Call call, Supplier<T> blocking) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var since = figures.begin();
              return repeating
                  .tries(call.again(), () -> one(call, blocking))
                  .ifNoItem()
                  .after(call.length() == Call.Length.BILL ? billLimit : limit)
                  .fail()
                  .onItemOrFailure()
                  .invoke((reply, failure) -> figures.ended(since, call, failure));
            });
  }

  /** One request, when its turn has come and a worker is free. */
  private <T> Uni<T> one(Call call, Supplier<T> blocking) {
    return pacing.turn(call.pace()).chain(() -> onPool(() -> onWorker(call, blocking)));
  }

  /** Work that is given up before a worker is free leaves the queue and is never done. */
  private <T> Uni<T> onPool(Supplier<T> work) {
    return Uni.createFrom()
        .emitter(
            promise -> {
              Runnable task = () -> keep(promise, work);
              promise.onTermination(() -> pool.remove(task));
              try {
                pool.execute(task);
              } catch (RejectedExecutionException full) {
                promise.fail(new NotSent(NotSent.Because.QUEUE_FULL));
              }
            });
  }

  private static <T> void keep(UniEmitter<? super T> promise, Supplier<T> work) {
    T done;
    try {
      done = work.get();
    } catch (RuntimeException e) {
      promise.fail(e);
      return;
    }
    promise.complete(done);
  }

  private <T> T onWorker(Call call, Supplier<T> blocking) {
    try {
      return circuit.executeSupplier(() -> translated(call, blocking));
    } catch (CallNotPermittedException open) {
      throw new NotSent(NotSent.Because.CIRCUIT_OPEN);
    }
  }

  private <T> T translated(Call call, Supplier<T> blocking) {
    try {
      figures.tried(call);
      return blocking.get();
    } catch (CallFailed failed) {
      throw failed;
    } catch (RuntimeException e) {
      throw translation.apply(e);
    }
  }

  /** Why there is no reply. */
  public static String why(Throwable e) {
    if (e instanceof CallFailed || e instanceof NotSent) {
      return e.getMessage();
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
