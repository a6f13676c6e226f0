package billing.payments;

import billing.api.AccountId;
import billing.api.Agreements;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks channels about agreements, and knows what they have said of cars. */
@ApplicationScoped
class AskingChannels implements Agreements {
  private static final String BLOCKING =
      """
      select e.key.gateway from EntryRow e
      where e.key.accountId = :account and e.blockedBecause is not null
        and e.enteredAt = (
          select max(n.enteredAt) from EntryRow n
          where n.key.accountId = :account and n.key.gateway = e.key.gateway)""";

  private final Gateways gateways;
  private final Transactions transactions;

  AskingChannels(Gateways gateways, Transactions transactions) {
    this.gateways = gateways;
    this.transactions = transactions;
  }

  @Override
  public List<String> listChannels() {
    return gateways.listAgreeing();
  }

  @Override
  public Uni<Answer> ask(Party party) {
    return gateways.ask(party);
  }

  @Override
  public Optional<Page> findPage(Party party, Visit visit) {
    return gateways.findAgreeing(party.channel()).flatMap(it -> it.findPage(party, visit));
  }

  @Override
  public Uni<Set<String>> listBlocking(AccountId account) {
    return transactions.inOne(tx -> listBlocking(tx, account));
  }

  private static Uni<Set<String>> listBlocking(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(BLOCKING, String.class)
        .setParameter("account", account.value())
        .getResultList()
        .map(all -> all.stream().collect(Collectors.toUnmodifiableSet()));
  }
}
