package billing.gateways.guarding;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a call again where its kind allows it, three times in all. Each pause is twice the last,
 * give or take a half, and keeps no thread.
 */
final class Repeating {
  private static final int MOST_TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Retry whenAsked;
  private final Retry whenBroken;

  Repeating(String gateway) {
    this.whenAsked = retry(gateway + "-when-asked", Repeating::isAsked);
    this.whenBroken = retry(gateway + "-when-broken", Repeating::isBroken);
  }

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

  private static boolean isAsked(Throwable e) {
    return e instanceof CallFailed failed && failed.kind() == CallFailed.Kind.ASKS_AGAIN;
  }

  private static boolean isBroken(Throwable e) {
    return isAsked(e) || e instanceof CallFailed failed && failed.kind() == CallFailed.Kind.NETWORK;
  }

  <T> Uni<T> tries(Call.Again again, Supplier<Uni<T>> one) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var retry = again == Call.Again.WHEN_BROKEN ? whenBroken : whenAsked;
              return next(retry.<T>asyncContext(), one);
            });
  }

  private static <T> Uni<T> next(Retry.AsyncContext<T> tried, Supplier<Uni<T>> one) {
    return one.get()
        .onItem()
        .invoke(tried::onComplete)
        .onFailure()
        .recoverWithUni(
            e -> {
              var pause = tried.onError(e);
              return pause < 0
                  ? Uni.createFrom().failure(e)
                  : Uni.createFrom()
                      .voidItem()
                      .onItem()
                      .delayIt()
                      .by(Duration.ofMillis(Math.max(1, pause)))
                      .chain(() -> next(tried, one));
            });
  }
}
