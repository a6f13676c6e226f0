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
 * granted, goodwill holds what the reliefs make of the newest price, and no more than the driver
 * owed or has paid. Income stays what the newest charge says.
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
      select cast(coalesce(sum(case when starts_with(name, 'goodwill')
          then debits_fen - credits_fen else 0 end), 0) as bigint),
        cast(coalesce(sum(case when name = 'write-off'
          then debits_fen - credits_fen else 0 end), 0) as bigint)
      from balance where account_id = :account and stay_id = :stay""";

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
                    : given(stay.key())
                        .chain(given -> post(stay, given, wanted(granted, given, price), cause)));
  }

  private static Fen wanted(List<Relief> granted, Given given, Fen price) {
    return Relief.of(granted, price).min(price.minus(given.writtenOff().min(price)));
  }

  private Uni<Void> post(StayRow stay, Given given, Fen wanted, Standing.Cause cause) {
    var account = LedgerAccount.goodwill(stay.lot());
    return ledger
        .standing(tx, stay.key())
        .chain(
            standing ->
                ledger.post(
                    tx,
                    wanted.compareTo(given.goodwill()) >= 0
                        ? standing.loweredBy(wanted.minus(given.goodwill()), account, cause)
                        : standing.raisedBy(given.goodwill().minus(wanted), account, cause)));
  }

  /** What a visit's price is lowered by now. */
  Uni<Fen> given(StayRow stay) {
    return given(stay.key()).map(Given::goodwill);
  }

  /** What the books hold of a visit beside what is owed and was paid. */
  private record Given(Fen goodwill, Fen writtenOff) {}

  private Uni<Given> given(StayKey stay) {
    return tx.createNativeQuery(GIVEN, Object[].class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getSingleResult()
        .map(row -> new Given(Fen.fen((Long) row[0]), Fen.fen((Long) row[1])));
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
