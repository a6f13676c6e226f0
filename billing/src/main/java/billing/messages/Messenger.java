package billing.messages;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The port to one channel. It never fails and never logs an address or a plate. */
interface Messenger {
  Channel channel();

  /** Whether the same message told again reaches the driver only once. */
  boolean isRepeatable();

  /** Sends; failures of every kind are answers. */
  Uni<Answer> send(Letter letter);

  /**
   * A message and where it goes.
   *
   * @param id the message's own; the same in each try
   */
  record Letter(UUID id, String address, Saying content) {
    @Override
    public String toString() {
      return "Letter[" + id + "]";
    }
  }
}
