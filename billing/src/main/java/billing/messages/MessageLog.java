package billing.messages;

import billing.messages.MessageEventRow.What;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The story of one message, written within a transaction that holds its row. */
record MessageLog(Mutiny.Session tx, MessageRow row, Instant now) {
  private static final String NEWEST =
      """
      from MessageEventRow e where e.key.accountId = :account and e.key.messageId = :message
      order by e.key.serial desc""";

  /** What happened last. */
  Uni<Optional<MessageEventRow>> findNewest() {
    return tx.createQuery(NEWEST, MessageEventRow.class)
        .setParameter("account", row.key.accountId())
        .setParameter("message", row.key.messageId())
        .setMaxResults(1)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Something has happened on the channel that the message is at. */
  Uni<MessageEventRow> add(What what, String code) {
    return add(what, code, "");
  }

  Uni<MessageEventRow> add(What what, String code, String providerId) {
    return findNewest()
        .chain(
            newest -> {
              var event = new MessageEventRow();
              event.key =
                  new MessageEventRow.Key(
                      row.key.accountId(),
                      row.key.messageId(),
                      newest.map(it -> it.key.serial() + 1).orElse(1));
              event.channel = row.isExhausted() ? "" : row.channel().code();
              event.what = what;
              event.code = code;
              event.providerId = providerId;
              event.at = now;
              return tx.persist(event).chain(tx::flush).replaceWith(event);
            });
  }
}
