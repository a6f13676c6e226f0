package billing.messages;

import billing.messages.MessageEventRow.What;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The queue of messages. */
@ApplicationScoped
public class Messages {
  private final InstantSource time;

  Messages(InstantSource time) {
    this.time = time;
  }

  /**
   * Queues a message within a transaction.
   *
   * @return its id
   */
  public Uni<UUID> queue(Mutiny.Session tx, Order order) {
    var now = time.instant();
    var row = MessageRow.of(order, now);
    return tx.persist(row)
        .chain(tx::flush)
        .chain(() -> new MessageLog(tx, row, now).add(What.QUEUED, ""))
        .replaceWith(row.key.messageId());
  }
}
