package billing.gateways;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** How many notifications came, by what became of them at the door. */
@ApplicationScoped
public class NewsFigures {
  private final MeterRegistry meters;

  NewsFigures(MeterRegistry meters) {
    this.meters = meters;
  }

  /** What becomes of a notification. */
  public enum Outcome {
    /** Kept, and booked if it is to be. */
    STORED,
    /** Not signed by the gateway, or too old: turned away. */
    FORGED,
    /** Signed, and not what the contract says: turned away. */
    UNREADABLE,
    /** True, and could not be kept: the gateway tells it again. */
    NOT_STORED
  }

  /** One more has come. */
  public void came(String gateway, Outcome outcome) {
    var word = outcome.name().toLowerCase(Locale.ROOT);
    meters
        .counter("billing.gateway.notifications", "gateway", gateway, "outcome", word)
        .increment();
  }
}
