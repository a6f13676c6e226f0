package billing.charges;

import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the books true to what was granted for visits: after each change of a price, or of what was
 * granted, goodwill holds what the reliefs make of the newest price. Income stays what the newest
 * charge says.
 */
record Reliefs(Ledger ledger, Mutiny.Session tx) {
  private static final String GRANT =
      """
      insert into relief (account_id, stay_id, cause, amount_fen, granted_at)
      values (:account, :stay, :cause, cast(nullif(:amount, '') as bigint), :now)""";
  private static final String GRANTED =
      """
      select coalesce(amount_fen, 0) from relief
      where account_id = :account and stay_id = :stay""";
  private static final String GIVEN =
      """
      select cast(coalesce(sum(debits_fen - credits_fen), 0) as bigint) from balance
      where account_id = :account and stay_id = :stay and starts_with(name, 'goodwill')""";

  /** Writes down what is granted, and posts what follows from it. */
  Uni<Void> grant(StayRow stay, Relief relief, Fen price, Standing.Cause cause) {
    var amount = relief instanceof Relief.Part part ? "" + part.amount().count() : "";
    return tx.createNativeQuery(GRANT)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .setParameter("cause", cause.name())
        .setParameter("amount", amount)
        .setParameter("now", cause.at())
        .executeUpdate()
        .chain(() -> settle(stay, price, cause));
  }

  /**
   * Posts by how much more, or less, the reliefs of a visit lower its price than they did before.
   */
  Uni<Void> settle(StayRow stay, Fen price, Standing.Cause cause) {
    return granted(stay.key())
        .chain(
            granted ->
                granted.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : given(stay).chain(so -> post(stay, so, Relief.of(granted, price), cause)));
  }

  private Uni<Void> post(StayRow stay, Fen given, Fen wanted, Standing.Cause cause) {
    var account = LedgerAccount.goodwill(stay.lot());
    return ledger
        .standing(tx, stay.key())
        .chain(
            standing ->
                ledger.post(
                    tx,
                    wanted.compareTo(given) >= 0
                        ? standing.loweredBy(wanted.minus(given), account, cause)
                        : standing.raisedBy(given.minus(wanted), account, cause)));
  }

  /** What a visit's price is lowered by now. */
  Uni<Fen> given(StayRow stay) {
    return tx.createNativeQuery(GIVEN, Long.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .getSingleResult()
        .map(Fen::fen);
  }

  private Uni<List<Relief>> granted(StayKey stay) {
    return tx.createNativeQuery(GRANTED, Long.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList()
        .map(rows -> rows.stream().map(Reliefs::relief).toList());
  }

  private static Relief relief(long fen) {
    return fen == 0 ? new Relief.Whole() : new Relief.Part(Fen.fen(fen));
  }
}
