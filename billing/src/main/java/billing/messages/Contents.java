package billing.messages;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The port that says what a queued message says at the moment when it is sent; implemented by
 * whoever queues messages.
 */
public interface Contents {
  /** What is to be sent now, in the transaction that writes down that it is. */
  Uni<Now> find(Mutiny.Session tx, Order order);

  /** What to do with a message. */
  sealed interface Now {
    /** Send this. */
    record Ready(Saying content) implements Now {}

    /** There is no reason for it any more. */
    record Moot() implements Now {}

    /** It would come at a bad time. */
    record Wait(Instant until) implements Now {}
  }
}
