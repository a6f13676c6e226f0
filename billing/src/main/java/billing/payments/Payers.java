package billing.payments;

import billing.api.AccountId;
import billing.api.PayerBound;
import billing.charges.StayRow;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who pays for which account, in order. */
@ApplicationScoped
class Payers {
  /** Whoever binds waits for the other, so that the list is always one of those that were told. */
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended(:account, 10))";

  private static final String OF_ACCOUNT =
      "from PayerRow p where p.key.accountId = :account order by p.position";
  private static final String NOTED_OR_DUE =
      """
      select s.key from StayRow s
      where s.key.accountId = :account and (s.note is not null or s.collectAfter is not null)
      order by s.key.stayId""";
  private static final String FORGET_BLOCKED =
      """
      update EntryRow set blockedBecause = null, tries = 0
      where key.accountId = :account and key.gateway in :gateways and blockedBecause is not null""";

  private final InstantSource time;

  Payers(InstantSource time) {
    this.time = time;
  }

  /** Whoever pays for an account, in the order in which they are asked. */
  Uni<List<PayerRow>> list(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(OF_ACCOUNT, PayerRow.class)
        .setParameter("account", account.value())
        .getResultList();
  }

  /**
   * Remembers the payers; those that the fact does not name pay no more.
   *
   * @return whether this was news
   */
  Uni<Boolean> bind(Mutiny.Session tx, PayerBound fact) {
    var account = fact.account();
    return tx.createNativeQuery(LOCK, Integer.class)
        .setParameter("account", account.toString())
        .getSingleResult()
        .chain(() -> list(tx, account))
        .chain(before -> bind(tx, fact, before));
  }

  private Uni<Boolean> bind(Mutiny.Session tx, PayerBound fact, List<PayerRow> before) {
    Map<String, PayerRow> known = new HashMap<>();
    before.forEach(row -> known.put(row.gateway(), row));
    List<Object> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    var order = before.stream().map(PayerRow::gateway).toList();
    var asksOtherwise = false;
    for (int i = 0; i < fact.payers().size(); i++) {
      var payer = fact.payers().get(i);
      var row = known.remove(payer.gateway());
      if (row == null) {
        row = PayerRow.of(fact.account().value(), payer.gateway());
        added.add(row);
      }
      if (row.show(i, payer.identity(), time.instant())) {
        changed.add(payer.gateway());
      }
      asksOtherwise |= row.askAbove(fact.askAbove());
    }
    var news = asksOtherwise || !changed.isEmpty();
    var inOrder = order.equals(fact.payers().stream().map(PayerBound.Payer::gateway).toList());
    return tx.removeAll(known.values().toArray())
        .chain(() -> tx.persistAll(added.toArray()))
        .chain(tx::flush)
        .chain(() -> forgetBlocked(tx, fact.account(), changed))
        .replaceWith(!inOrder || news);
  }

  /**
   * Has everything collected that the account owes; in a transaction after the one that binds, so
   * that whoever is at work on a visit meanwhile either finds the payers or is waited for here.
   *
   * @param news whether the payers are others than before: then what gateways refused is tried
   *     again, too
   */
  Uni<Void> collectAll(Mutiny.Session tx, AccountId account, boolean news) {
    return collectAll(tx, account, stay -> collectNow(stay, news));
  }

  /** Has everything collected, by a payer that the driver has chosen, before all others. */
  Uni<Void> collectAll(Mutiny.Session tx, AccountId account, String gateway) {
    var now = time.instant();
    return forgetBlocked(tx, account, List.of(gateway))
        .chain(() -> collectAll(tx, account, stay -> stay.payFirstBy(gateway, now)));
  }

  private Uni<Void> collectAll(Mutiny.Session tx, AccountId account, Consumer<StayRow> doing) {
    return tx.createQuery(NOTED_OR_DUE, StayKey.class)
        .setParameter("account", account.value())
        .getResultList()
        .chain(stays -> each(tx, stays, doing));
  }

  /** Whoever locks several visits locks them in the order of their ids. */
  private static Uni<Void> each(Mutiny.Session tx, List<StayKey> stays, Consumer<StayRow> doing) {
    return Multi.createFrom()
        .iterable(stays)
        .onItem()
        .transformToUniAndConcatenate(stay -> StayRow.lock(tx, stay))
        .invoke(doing)
        .collect()
        .asList()
        .chain(tx::flush);
  }

  private void collectNow(StayRow stay, boolean news) {
    if (news ? stay.note() != null : MakingAttempts.NOBODY_BOUND.equals(stay.note())) {
      stay.collectAnew(time.instant());
    }
  }

  private static Uni<Integer> forgetBlocked(
      Mutiny.Session tx, AccountId account, List<String> gateways) {
    return gateways.isEmpty()
        ? Uni.createFrom().item(0)
        : tx.createMutationQuery(FORGET_BLOCKED)
            .setParameter("account", account.value())
            .setParameter("gateways", gateways)
            .executeUpdate();
  }
}
