package parking.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * The true time, also where the service's own is simulated. Tokens and passwords live by it: what
 * verifies a token knows no other.
 */
@ApplicationScoped
public class WallClock {
  /** The moment on the wall. */
  public Instant instant() {
    return Clock.systemUTC().instant();
  }
}
