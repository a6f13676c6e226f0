package billing.gateways.guarding;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a gateway is used; part of the settings of each gateway. */
public interface Limits {
  /** How long a reply may take, waiting and repetitions included. */
  @WithDefault("25s")
  Duration timeLimit();

  /** How long fetching a bill may take, waiting and repetitions included. */
  @WithDefault("3m")
  Duration billTimeLimit();

  /** How many calls are made at the same time. */
  @WithDefault("8")
  int workers();

  /** How many calls may wait for a worker. */
  @WithDefault("64")
  int queue();

  /** How many of the latest calls the circuit breaker looks at; it opens when half have failed. */
  @WithDefault("20")
  int circuitCalls();

  /** How long the open circuit lets no call through. */
  @WithDefault("15s")
  Duration circuitOpenFor();

  /** How many calls are begun in a second. */
  @WithDefault("500")
  int callsPerSecond();

  /** How many refunds are begun in a second. */
  @WithDefault("6")
  int refundsPerSecond();

  /** How long a call may wait for its second to come; after that it is not made. */
  @WithDefault("5s")
  Duration longestWait();
}
