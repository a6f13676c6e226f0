package billing.payments;

import billing.api.AccountId;
import billing.api.PayerBound;
import billing.charges.StayRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who pays for which account. */
@ApplicationScoped
class Payers {
  static final String WECHAT = "wechat";

  private final InstantSource time;

  Payers(InstantSource time) {
    this.time = time;
  }

  Uni<Optional<PayerRow>> find(Mutiny.Session tx, AccountId account) {
    return tx.find(PayerRow.class, account.value()).map(Optional::ofNullable);
  }

  /** Remembers the payer, and has everything collected that the account owes. */
  Uni<Void> bind(Mutiny.Session tx, PayerBound fact) {
    return find(tx, fact.account()).chain(found -> bind(tx, fact, found));
  }

  private Uni<Void> bind(Mutiny.Session tx, PayerBound fact, Optional<PayerRow> found) {
    if (found.isPresent() && found.get().identity.equals(fact.weChatOpenId())) {
      return Uni.createFrom().voidItem();
    }
    var row = found.orElseGet(PayerRow::new);
    row.accountId = fact.account().value();
    row.gateway = WECHAT;
    row.identity = fact.weChatOpenId();
    row.boundAt = time.instant();
    var stored = found.isPresent() ? tx.flush() : tx.persist(row).chain(tx::flush);
    return stored.chain(() -> collectAll(tx, fact.account()));
  }

  private Uni<Void> collectAll(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(
            "from StayRow where accountId = :account and leftAt is not null", StayRow.class)
        .setParameter("account", account.value())
        .getResultList()
        .invoke(stays -> stays.forEach(stay -> stay.collectFrom(time.instant())))
        .replaceWithVoid();
  }
}
