package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;

/** Text messages with a one-time code, sent at once by the provider that sends reminders, too. */
public interface LogInTexts {
  /** Whether there is a provider at all. */
  boolean isOffered();

  /** Sends a code; failures of every kind are answers. */
  Uni<Outcome> send(Code code);

  /**
   * A code, and to whom it goes; never printed.
   *
   * @param id the message's own
   * @param phone digits
   * @param digits the code
   * @param lasts how long it is worth something
   */
  record Code(UUID id, String phone, String digits, Duration lasts) {
    @Override
    public String toString() {
      return "Code[" + id + "]";
    }
  }

  /** What became of it. */
  enum Outcome {
    SENT,
    /** The provider does not take it, or did not answer. */
    NOT_SENT
  }
}
