package parking.stories;

import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes with the real time, and further ahead whenever it is told to. */
public final class SettableClock implements InstantSource {
  private volatile Duration ahead;

  private SettableClock(Duration ahead) {
    this.ahead = ahead;
  }

  /** Takes the place of the service's clock until the end of the test. */
  public static SettableClock ahead(Duration ahead) {
    var clock = new SettableClock(ahead);
    QuarkusMock.installMockForType(clock, InstantSource.class);
    return clock;
  }

  /** Takes its place, and shows this moment now. */
  static SettableClock at(Instant moment) {
    return ahead(Duration.between(Clock.systemUTC().instant(), moment));
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  void passes(Duration time) {
    ahead = ahead.plus(time);
  }
}
