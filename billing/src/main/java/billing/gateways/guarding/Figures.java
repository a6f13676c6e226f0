package billing.gateways.guarding;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The figures of one gateway. Their tags are the gateway's name, the call's name, and words of
 * {@link CallFailed.Kind} and {@link NotSent.Because}: never anything of a request.
 */
final class Figures {
  private static final List<CircuitBreaker.State> STATES =
      List.of(
          CircuitBreaker.State.CLOSED, CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

  private final String gateway;
  private final MeterRegistry meters;

  Figures(String gateway, MeterRegistry meters) {
    this.gateway = gateway;
    this.meters = meters;
  }

  void watch(CircuitBreaker circuit, ThreadPoolExecutor pool) {
    for (var state : STATES) {
      Gauge.builder("billing.gateway.circuit", circuit, it -> it.getState() == state ? 1 : 0)
          .description("1 for the state that the circuit breaker is in")
          .tag("gateway", gateway)
          .tag("state", word(state))
          .register(meters);
    }
    Gauge.builder("billing.gateway.working", pool, ThreadPoolExecutor::getActiveCount)
        .description("calls that are being made")
        .tag("gateway", gateway)
        .register(meters);
    Gauge.builder("billing.gateway.waiting", pool, it -> it.getQueue().size())
        .description("calls that wait for a worker")
        .tag("gateway", gateway)
        .register(meters);
  }

  Timer.Sample begin() {
    return Timer.start(meters);
  }

  /** One call is over, its repetitions and waiting included. */
  void ended(Timer.Sample since, Call call, Throwable failure) {
    since.stop(
        Timer.builder("billing.gateway.call")
            .description("calls to a gateway by how they ended, waiting and repetitions included")
            .tag("gateway", gateway)
            .tag("call", call.name())
            .tag("outcome", outcome(failure))
            .register(meters));
  }

  /** One request was made. */
  void tried(Call call) {
    meters.counter("billing.gateway.requests", "gateway", gateway, "call", call.name()).increment();
  }

  private static String outcome(Throwable failure) {
    if (failure == null) {
      return "answered";
    }
    if (failure instanceof CallFailed failed) {
      return word(failed.kind());
    }
    if (failure instanceof NotSent notSent) {
      return word(notSent.because());
    }
    return failure instanceof TimeoutException ? "time_limit" : "unexpected";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
