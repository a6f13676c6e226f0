package billing.messages;

import billing.api.AccountId;
import billing.api.Contacts;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where accounts are reached. */
@ApplicationScoped
class Addresses implements Contacts {
  private static final String PAYER =
      """
      select identity from payer
      where account_id = :account and gateway = 'wechat' order by bound_at desc limit 1""";
  private static final String OF_ACCOUNT =
      "from ContactRow c where c.key.accountId = :account order by c.key.channel";
  private static final String SET =
      """
      insert into ContactRow (key.accountId, key.channel, address, since)
      values (:account, :channel, :address, :now)
      on conflict (key.accountId, key.channel) do update
        set address = excluded.address, since = excluded.since
        where address <> excluded.address""";
  private static final String ERASE =
      "delete from ContactRow c where c.key.accountId = :account and c.key.channel = :channel";

  private final Transactions transactions;
  private final InstantSource time;

  Addresses(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  /** The address of an account for a channel; the payer's own WeChat is known from the binding. */
  Uni<Optional<String>> find(Mutiny.Session tx, AccountId account, Channel channel) {
    var found =
        channel == Channel.SUBSCRIBE_MESSAGE
            ? tx.createNativeQuery(PAYER, String.class)
                .setParameter("account", account.value())
                .getSingleResultOrNull()
            : tx.find(ContactRow.class, new ContactRow.Key(account.value(), channel.code()))
                .map(row -> row == null ? null : row.address);
    return found.map(Optional::ofNullable);
  }

  @Override
  public Uni<List<Known>> list(AccountId account) {
    return transactions.inOne(
        tx ->
            tx.createQuery(OF_ACCOUNT, ContactRow.class)
                .setParameter("account", account.value())
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(row -> new Known(row.key.channel(), row.since))
                            .toList()));
  }

  @Override
  public Uni<Void> set(AccountId account, String channel, String address) {
    AddressForms.check(channel, address);
    return transactions.inOne(
        tx ->
            tx.createMutationQuery(SET)
                .setParameter("account", account.value())
                .setParameter("channel", channel)
                .setParameter("address", address)
                .setParameter("now", time.instant())
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> erase(AccountId account, String channel) {
    return transactions.inOne(
        tx ->
            tx.createMutationQuery(ERASE)
                .setParameter("account", account.value())
                .setParameter("channel", channel)
                .executeUpdate()
                .replaceWithVoid());
  }
}
