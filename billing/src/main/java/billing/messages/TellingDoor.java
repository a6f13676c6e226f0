package billing.messages;

import billing.api.Tellings;
import billing.database.Transactions;
import billing.messages.MessageEventRow.What;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Queues what drivers are told beside reminders of debts. */
@ApplicationScoped
class TellingDoor implements Tellings {
  private static final String FORGET = "delete from TellingRow t where t.key.accountId = :account";

  private final Transactions transactions;
  private final Messengers messengers;
  private final MessageSettings settings;
  private final InstantSource time;

  TellingDoor(
      Transactions transactions,
      Messengers messengers,
      MessageSettings settings,
      InstantSource time) {
    this.transactions = transactions;
    this.messengers = messengers;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public List<Channel> listChannels() {
    return Arrays.stream(Channel.values())
        .filter(it -> messengers.find(messenger(it)).isPresent())
        .toList();
  }

  private static billing.messages.Channel messenger(Channel channel) {
    return switch (channel) {
      case WECHAT -> billing.messages.Channel.SUBSCRIBE_MESSAGE;
      case SMS -> billing.messages.Channel.SMS;
    };
  }

  @Override
  public List<String> listTemplates() {
    var wechat = settings.wechat();
    return wechat.enabled()
        ? Stream.concat(
                wechat.told().values().stream().map(MessageSettings.ToldTemplate::templateId),
                wechat.templateId().stream())
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }

  @Override
  public Uni<Void> queue(Telling telling) {
    var key = new MessageRow.Key(telling.recipient(), telling.id());
    return transactions.inOne(
        tx ->
            tx.find(MessageRow.class, key)
                .chain(
                    known ->
                        known == null ? queue(tx, key, telling) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> queue(Mutiny.Session tx, MessageRow.Key key, Telling telling) {
    var now = time.instant();
    var channels = telling.ways().stream().map(Way::channel).map(TellingDoor::messenger).toList();
    var row = MessageRow.of(key, telling.kind(), channels, now);
    return tx.persist(row)
        .chain(tx::flush)
        .chain(() -> tx.persist(TellingRow.of(telling)))
        .chain(() -> new MessageLog(tx, row, now).add(What.QUEUED, ""))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forget(UUID recipient) {
    return transactions.inOne(
        tx ->
            tx.createMutationQuery(FORGET)
                .setParameter("account", recipient)
                .executeUpdate()
                .replaceWithVoid());
  }
}
