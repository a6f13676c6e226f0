package billing.messages;

import billing.api.AccountId;
import billing.api.Contacts;
import billing.database.SealedText;
import billing.database.Transactions;
import billing.sealing.Seal;
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
        set address = excluded.address, since = excluded.since""";
  private static final String ERASE =
      "delete from ContactRow c where c.key.accountId = :account and c.key.channel = :channel";

  private final Transactions transactions;
  private final Seal seal;
  private final InstantSource time;

  Addresses(Transactions transactions, Seal seal, InstantSource time) {
    this.seal = seal;
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
                .map(this::identity)
            : address(tx, account, channel.code());
    return found.map(Optional::ofNullable);
  }

  private String identity(String sealed) {
    return sealed == null ? null : SealedText.open(seal, sealed, SealedText.Identity.CONTEXT);
  }

  private static Uni<String> address(Mutiny.Session tx, AccountId account, String channel) {
    return tx.find(ContactRow.class, new ContactRow.Key(account.value(), channel))
        .map(row -> row == null ? null : row.address);
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
            address(tx, account, channel)
                .chain(
                    known ->
                        address.equals(known)
                            ? Uni.createFrom().voidItem()
                            : set(tx, account, channel, address)));
  }

  private Uni<Void> set(Mutiny.Session tx, AccountId account, String channel, String address) {
    return tx.createMutationQuery(SET)
        .setParameter("account", account.value())
        .setParameter("channel", channel)
        .setParameter("address", address)
        .setParameter("now", time.instant())
        .executeUpdate()
        .replaceWithVoid();
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
