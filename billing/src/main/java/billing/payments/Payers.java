package billing.payments;

import billing.api.AccountId;
import billing.api.PayerBound;
import billing.charges.StayRow;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who pays for which account. */
@ApplicationScoped
class Payers {
  private static final String WECHAT = "wechat";
  private static final String BIND =
      """
      insert into PayerRow (accountId, gateway, identity, boundAt)
      values (:account, :gateway, :identity, :now)
      on conflict (accountId) do update
        set gateway = excluded.gateway, identity = excluded.identity, boundAt = excluded.boundAt
        where gateway <> excluded.gateway or identity <> excluded.identity""";
  private static final String WITH_A_NOTE =
      "select s.key from StayRow s where s.key.accountId = :account and s.note is not null";
  private static final String IN_ORDER = " order by s.key.stayId";
  private static final String FORGET_BLOCKED =
      """
      update EntryRow set blockedBecause = null, tries = 0
      where key.accountId = :account and blockedBecause is not null""";

  private final InstantSource time;

  Payers(InstantSource time) {
    this.time = time;
  }

  Uni<Optional<PayerRow>> find(Mutiny.Session tx, AccountId account) {
    return tx.find(PayerRow.class, account.value()).map(Optional::ofNullable);
  }

  /**
   * Remembers the payer.
   *
   * @return whether this was news
   */
  Uni<Boolean> bind(Mutiny.Session tx, PayerBound fact) {
    return tx.createMutationQuery(BIND)
        .setParameter("account", fact.account().value())
        .setParameter("gateway", WECHAT)
        .setParameter("identity", fact.weChatOpenId())
        .setParameter("now", time.instant())
        .executeUpdate()
        .map(changed -> changed > 0);
  }

  /**
   * Has everything collected that the account owes; in a transaction after the one that binds, so
   * that a charge made meanwhile is either found here or finds the payer itself.
   *
   * @param news whether the payer is new: then what gateways refused is tried again, too
   */
  Uni<Void> collectAll(Mutiny.Session tx, AccountId account, boolean news) {
    var waiting =
        tx.createQuery(
                WITH_A_NOTE + (news ? "" : " and s.note = :unbound") + IN_ORDER, StayKey.class)
            .setParameter("account", account.value());
    return (news ? waiting : waiting.setParameter("unbound", MakingAttempts.NOBODY_BOUND))
        .getResultList()
        .chain(stays -> collectNow(tx, stays))
        .chain(() -> news ? forgetBlocked(tx, account) : Uni.createFrom().item(0))
        .replaceWithVoid();
  }

  /** Whoever locks several visits locks them in the order of their ids. */
  private Uni<Void> collectNow(Mutiny.Session tx, List<StayKey> stays) {
    return Multi.createFrom()
        .iterable(stays)
        .onItem()
        .transformToUniAndConcatenate(stay -> StayRow.lock(tx, stay))
        .invoke(stay -> stay.collectAnew(time.instant()))
        .collect()
        .asList()
        .chain(tx::flush);
  }

  private static Uni<Integer> forgetBlocked(Mutiny.Session tx, AccountId account) {
    return tx.createMutationQuery(FORGET_BLOCKED)
        .setParameter("account", account.value())
        .executeUpdate();
  }
}
