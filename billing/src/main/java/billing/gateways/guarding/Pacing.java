package billing.gateways.guarding;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Holds calls back so that no more begin in a second than the gateway allows. Blocks nobody. */
final class Pacing {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RateLimiter calls;
  private final RateLimiter refunds;

  Pacing(String gateway, Limits limits) {
    this.calls = limiter(gateway, limits.callsPerSecond(), limits.longestWait());
    this.refunds = limiter(gateway + "-refunds", limits.refundsPerSecond(), limits.longestWait());
  }

  private static RateLimiter limiter(String name, int perSecond, Duration longestWait) {
    return RateLimiter.of(
        name,
        RateLimiterConfig.custom()
            .limitForPeriod(perSecond)
            .limitRefreshPeriod(SECOND)
            .timeoutDuration(longestWait)
            .build());
  }

  /** Completes when the call may begin; fails with {@link NotSent} when that is too far off. */
  Uni<Void> turn(Call.Pace pace) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var limiter = pace == Call.Pace.REFUNDS ? refunds : calls;
              var nanos = limiter.reservePermission();
              if (nanos < 0) {
                return Uni.createFrom().failure(new NotSent(NotSent.Because.TOO_MANY));
              }
              return nanos == 0
                  ? Uni.createFrom().voidItem()
                  : Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofNanos(nanos));
            });
  }
}
