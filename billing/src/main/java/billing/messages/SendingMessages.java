package billing.messages;

import billing.database.Transactions;
import billing.messages.MessageEventRow.What;
import billing.messages.Messenger.Letter;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sends what is queued. That a try is made is written down before it is made, and nobody else makes
 * one until its lease ends, so a worker that dies leaves a try whose end is unknown, and no message
 * is forgotten.
 */
@ApplicationScoped
public class SendingMessages {
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** All channels have been tried by then; a message that hangs holds up no other. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int AT_ONCE = 8;
  private static final int BATCH = 200;
  private static final String DUE =
      "select m.key from MessageRow m where m.nextAt <= :now order by m.nextAt";

  private final Transactions transactions;
  private final Messengers messengers;
  private final Drafts drafts;
  private final InstantSource time;

  SendingMessages(
      Transactions transactions, Messengers messengers, Drafts drafts, InstantSource time) {
    this.transactions = transactions;
    this.messengers = messengers;
    this.drafts = drafts;
    this.time = time;
  }

  /** A try that was written down. */
  private record Try(Messenger messenger, Letter letter, int serial) {}

  /** Sends everything that is due. */
  @Scheduled(
      every = "${billing.messages.every:30s}",
      identity = "messages",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> beat() {
    return listDue()
        .onItem()
        .transformToMulti(keys -> Multi.createFrom().iterable(keys))
        .onItem()
        .transformToUni(
            key ->
                send(key)
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail()
                    .onFailure()
                    .invoke(e -> Log.errorf(e, "Message %s could not be sent", key.messageId()))
                    .onFailure()
                    .recoverWithNull())
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<List<MessageRow.Key>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, MessageRow.Key.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** One try, and the next channel at once when it is refused. */
  private Uni<Void> send(MessageRow.Key key) {
    return transactions
        .inOne(tx -> lock(tx, key).chain(row -> row == null ? none() : prepared(tx, row)))
        .chain(
            attempt ->
                attempt.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : call(attempt.get())
                        .chain(
                            answer ->
                                transactions.inOne(tx -> book(tx, key, attempt.get(), answer)))
                        .chain(again -> again ? send(key) : Uni.createFrom().voidItem()));
  }

  private static Uni<MessageRow> lock(Mutiny.Session tx, MessageRow.Key key) {
    return tx.find(MessageRow.class, key, LockMode.UPGRADE_SKIPLOCKED);
  }

  private static Uni<Answer> call(Try attempt) {
    return attempt
        .messenger()
        .send(attempt.letter())
        .onFailure()
        .recoverWithItem(e -> new Answer.Silence(e.getClass().getSimpleName()));
  }

  private Uni<Optional<Try>> prepared(Mutiny.Session tx, MessageRow row) {
    return prepare(tx, row).call(() -> drafts.tidy(tx, row));
  }

  private Uni<Optional<Try>> prepare(Mutiny.Session tx, MessageRow row) {
    var now = time.instant();
    if (!row.isDue(now)) {
      return none();
    }
    var log = new MessageLog(tx, row, now);
    return log.findNewest()
        .chain(
            newest ->
                newest.filter(event -> event.what == What.SENDING).isPresent()
                    ? abandoned(log)
                    : Uni.createFrom().voidItem())
        .chain(() -> row.isDue(now) ? compose(log) : none());
  }

  /** Whoever made the last try died over it. */
  private Uni<Void> abandoned(MessageLog log) {
    return log.add(What.SILENT, "abandoned")
        .invoke(() -> silent(log.row(), log.now()))
        .replaceWithVoid();
  }

  /** Unknown whether it was sent: said again only where that shows it once. */
  private void silent(MessageRow row, Instant now) {
    var repeatable = messengers.find(row.channel()).filter(Messenger::isRepeatable).isPresent();
    row.nextAt = repeatable && row.tries < Pauses.MOST_TRIES ? Pauses.after(row.tries, now) : null;
  }

  private Uni<Optional<Try>> compose(MessageLog log) {
    return drafts
        .find(log)
        .chain(
            what -> {
              if (what instanceof Contents.Now.Ready ready) {
                return address(log, ready.content());
              }
              if (what instanceof Contents.Now.Wait wait) {
                log.row().nextAt = wait.until();
                return none();
              }
              log.row().nextAt = null;
              return log.add(What.MOOT, "").chain(SendingMessages::none);
            });
  }

  /** Goes on to the first channel that is set up and knows where the account is reached. */
  private Uni<Optional<Try>> address(MessageLog log, Saying content) {
    var row = log.row();
    if (row.isExhausted()) {
      row.nextAt = null;
      return log.add(What.UNREACHED, "").chain(SendingMessages::none);
    }
    var messenger = messengers.find(row.channel());
    if (messenger.isEmpty()) {
      return skip(log, "not-set-up", content);
    }
    return drafts
        .address(log)
        .chain(
            address ->
                address.isEmpty()
                    ? skip(log, "no-address", content)
                    : begin(log, messenger.get(), address.get(), content));
  }

  private Uni<Optional<Try>> skip(MessageLog log, String why, Saying content) {
    return log.add(What.SKIPPED, why)
        .invoke(() -> log.row().fallThrough(log.now()))
        .chain(() -> address(log, content));
  }

  private static Uni<Optional<Try>> begin(
      MessageLog log, Messenger messenger, String address, Saying content) {
    var row = log.row();
    row.tries++;
    row.nextAt = log.now().plus(LEASE);
    var letter = new Letter(row.key.messageId(), address, content);
    return log.add(What.SENDING, "")
        .map(event -> Optional.of(new Try(messenger, letter, event.key.serial())));
  }

  /**
   * Writes down what became of a try, unless it was given up for dead meanwhile.
   *
   * @return whether the next channel is to be tried
   */
  private Uni<Boolean> book(Mutiny.Session tx, MessageRow.Key key, Try attempt, Answer answer) {
    return tx.find(MessageRow.class, key, LockMode.PESSIMISTIC_WRITE)
        .chain(
            row -> {
              var log = new MessageLog(tx, row, time.instant());
              return log.findNewest()
                  .map(newest -> newest.orElseThrow().key.serial() == attempt.serial())
                  .chain(mine -> mine ? book(log, answer) : Uni.createFrom().item(false))
                  .call(() -> drafts.tidy(tx, row));
            });
  }

  private Uni<Boolean> book(MessageLog log, Answer answer) {
    var row = log.row();
    if (answer instanceof Answer.Sent sent) {
      row.nextAt = null;
      return log.add(What.SENT, "", sent.providerId()).replaceWith(false);
    }
    if (answer instanceof Answer.Refused refused) {
      return log.add(What.REFUSED, refused.code())
          .invoke(() -> row.fallThrough(log.now()))
          .replaceWith(true);
    }
    if (answer instanceof Answer.Later later) {
      var tired = row.tries >= Pauses.MOST_TRIES;
      return log.add(What.LATER, later.code())
          .invoke(() -> retry(row, log.now(), tired))
          .replaceWith(tired);
    }
    return log.add(What.SILENT, ((Answer.Silence) answer).code())
        .invoke(() -> silent(row, log.now()))
        .replaceWith(false);
  }

  private static void retry(MessageRow row, Instant now, boolean tired) {
    if (tired) {
      row.fallThrough(now);
    } else {
      row.nextAt = Pauses.after(row.tries, now);
    }
  }

  private static Uni<Optional<Try>> none() {
    return Uni.createFrom().item(Optional.empty());
  }
}
