package billing.charges;

import billing.api.AccountId;
import billing.api.StayId;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which account answers for a visit. One row a visit, held by whoever charges it: that is why a
 * visit is charged to one account at a time, although each account's books stand by themselves.
 */
@ApplicationScoped
public class Answering {
  private static final String HOLD =
      """
      insert into stay_account (stay_id, account_id, revision) values (:stay, :account, 0)
      on conflict (stay_id) do update set revision = stay_account.revision
      returning cast(account_id as text), revision""";
  private static final String CHANGE =
      "update stay_account set account_id = :account, revision = :revision where stay_id = :stay";
  private static final String FIND =
      "select cast(account_id as text), cast(stay_id as text) from stay_account"
          + " where stay_id in (:stays)";

  /**
   * Who answers for a visit.
   *
   * @param revision the newest that was charged, to whomever; 0 when none was
   */
  record Holder(AccountId account, int revision) {}

  /**
   * Who answers for a visit; the account named when nobody has until now. Nobody else charges the
   * visit until the transaction's end.
   */
  Uni<Holder> hold(Mutiny.Session tx, StayKey stay) {
    return tx.createNativeQuery(HOLD, Object[].class)
        .setParameter("stay", stay.stayId())
        .setParameter("account", stay.accountId())
        .getSingleResult()
        .map(row -> new Holder(account(row[0]), (Integer) row[1]));
  }

  /** From now on this account answers, by this revision. */
  Uni<Void> change(Mutiny.Session tx, StayKey stay, int revision) {
    return tx.createNativeQuery(CHANGE)
        .setParameter("account", stay.accountId())
        .setParameter("revision", revision)
        .setParameter("stay", stay.stayId())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The visits in the books of those who answer for them; an unknown visit is left out. */
  public Uni<List<StayKey>> find(Mutiny.Session tx, Collection<StayId> stays) {
    return tx.createNativeQuery(FIND, Object[].class)
        .setParameter("stays", stays.stream().map(StayId::value).toList())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new StayKey(account(row[0]).value(), uuid(row[1])))
                    .toList());
  }

  private static AccountId account(Object text) {
    return new AccountId(uuid(text));
  }

  private static UUID uuid(Object text) {
    return UUID.fromString((String) text);
  }
}
