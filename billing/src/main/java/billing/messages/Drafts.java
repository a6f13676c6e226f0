package billing.messages;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a queued message says now, and where it goes: a reminder asks whoever queued it, what else a
 * driver is told is kept beside the message until it has ended.
 */
@ApplicationScoped
class Drafts {
  private static final String ENDED =
      """
      delete from TellingRow t
      where t.key.accountId = :account and t.key.messageId = :message""";

  private final Contents contents;
  private final Addresses addresses;

  Drafts(Contents contents, Addresses addresses) {
    this.contents = contents;
    this.addresses = addresses;
  }

  /** What is to be sent. */
  Uni<Contents.Now> find(MessageLog log) {
    return log.row().isTold()
        ? telling(log).map(row -> now(row, log.now()))
        : contents.find(log.tx(), log.row().order());
  }

  /** What was forgotten meanwhile is not sent. */
  private static Contents.Now now(TellingRow row, Instant now) {
    if (row == null) {
      return new Contents.Now.Moot();
    }
    var verdict = TellingRules.judge(row.times(), now);
    if (verdict instanceof TellingRules.Verdict.Wait wait) {
      return new Contents.Now.Wait(wait.until());
    }
    return verdict instanceof TellingRules.Verdict.Send
        ? new Contents.Now.Ready(row.told())
        : new Contents.Now.Moot();
  }

  /** Where it goes by the channel that the message is at. */
  Uni<Optional<String>> address(MessageLog log) {
    var row = log.row();
    return row.isTold()
        ? telling(log).map(it -> Optional.ofNullable(it).map(kept -> kept.address(row.channel())))
        : addresses.find(log.tx(), row.order().account(), row.channel());
  }

  private static Uni<TellingRow> telling(MessageLog log) {
    return log.tx().find(TellingRow.class, log.row().key);
  }

  /** What a driver was told is not kept once that has ended; it may have been forgotten before. */
  Uni<Void> tidy(Mutiny.Session tx, MessageRow row) {
    return row.isTold() && row.nextAt == null
        ? tx.createMutationQuery(ENDED)
            .setParameter("account", row.key.accountId())
            .setParameter("message", row.key.messageId())
            .executeUpdate()
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }
}
