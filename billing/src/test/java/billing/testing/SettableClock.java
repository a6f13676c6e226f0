package billing.testing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until a test moves it. */
@Singleton
public class SettableClock implements InstantSource {
  /** Noon in Hangzhou. */
  public static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private volatile Instant now = NOON;

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
