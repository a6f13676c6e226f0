package billing.charges;

import billing.api.ChargeView.Line;
import billing.api.Quotes.Quote;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a stay into a charge, once per revision, and posts what it changes. */
@ApplicationScoped
public class Charging {
  private static final String OF_STAY =
      "from ChargeRow where stayId = :stay order by revision desc";

  private final Pricing pricing;
  private final Ledger ledger;
  private final InstantSource time;

  Charging(Pricing pricing, Ledger ledger, InstantSource time) {
    this.pricing = pricing;
    this.ledger = ledger;
    this.time = time;
  }

  /** Remembers a visit; told again, it changes nothing. */
  public Uni<StayRow> remember(Mutiny.Session tx, StayBegan fact) {
    return lock(tx, fact.stay())
        .chain(() -> tx.find(StayRow.class, fact.stay().value()))
        .chain(
            found -> {
              if (found != null) {
                return Uni.createFrom().item(found);
              }
              var row = StayRow.of(fact);
              return tx.persist(row).chain(tx::flush).replaceWith(row);
            });
  }

  /**
   * Charges a stay within a transaction.
   *
   * @return the stay if this changed anything; fails with {@link IllegalArgumentException} when the
   *     same revision was charged before with other facts, or an older revision comes late
   */
  public Uni<Optional<StayRow>> charge(Mutiny.Session tx, StayEnded fact) {
    var rating =
        pricing.quote(
            fact.begun().tariff(), fact.vehicleClass(), fact.begun().entered(), fact.left());
    return remember(tx, fact.begun())
        .chain(
            stay ->
                tx.createQuery(OF_STAY, ChargeRow.class)
                    .setParameter("stay", stay.id)
                    .getResultList()
                    .chain(before -> charge(tx, fact, rating, stay, before)));
  }

  private Uni<Optional<StayRow>> charge(
      Mutiny.Session tx, StayEnded fact, Quote rating, StayRow stay, List<ChargeRow> before) {
    if (isRepeated(fact, before)) {
      return Uni.createFrom().item(Optional.empty());
    }
    stay.show(fact.begun());
    stay.leftAt = fact.left();
    stay.exitDevice = fact.exitDevice();
    var previous = before.isEmpty() ? Fen.ZERO : Fen.fen(before.get(0).amountFen);
    return insert(tx, fact, rating)
        .chain(() -> post(tx, fact, previous, rating.amount()))
        .replaceWith(Optional.of(stay));
  }

  private static boolean isRepeated(StayEnded fact, List<ChargeRow> before) {
    for (var row : before) {
      if (row.revision == fact.revision()) {
        if (row.facts.equals(facts(fact))) {
          return true;
        }
        throw new IllegalArgumentException(
            "revision %d of stay %s was charged before with other facts (%s, now %s); a correction needs the next revision"
                .formatted(row.revision, fact.begun().stay(), row.facts, facts(fact)));
      }
    }
    if (!before.isEmpty() && before.get(0).revision > fact.revision()) {
      throw new IllegalArgumentException(
          "revision %d of stay %s comes after revision %d"
              .formatted(fact.revision(), fact.begun().stay(), before.get(0).revision));
    }
    return false;
  }

  /** What makes a charge what it is, without the plate. */
  private static String facts(StayEnded fact) {
    return "%s %s %s %s %s"
        .formatted(
            fact.begun().account(),
            fact.begun().tariff(),
            fact.vehicleClass(),
            fact.begun().entered(),
            fact.left());
  }

  private Uni<Void> insert(Mutiny.Session tx, StayEnded fact, Quote rating) {
    var row = new ChargeRow();
    row.id = UUID.randomUUID();
    row.stayId = fact.begun().stay().value();
    row.revision = fact.revision();
    row.amountFen = rating.amount().count();
    row.facts = facts(fact);
    row.chargedAt = time.instant();
    var stored = tx.persist(row).chain(tx::flush);
    List<Line> lines = rating.lines();
    for (int i = 0; i < lines.size(); i++) {
      var line = LineRow.of(row.id, i, lines.get(i));
      stored = stored.chain(() -> tx.persist(line));
    }
    return stored.chain(tx::flush);
  }

  private Uni<Void> post(Mutiny.Session tx, StayEnded fact, Fen before, Fen now) {
    var owing = LedgerAccount.receivable(fact.begun().account());
    var stay = fact.begun().stay();
    var cause = "charge:%s:%d".formatted(stay, fact.revision());
    var order = now.compareTo(before);
    if (order == 0) {
      return Uni.createFrom().voidItem();
    }
    return ledger.post(
        tx,
        order > 0
            ? new Posting(owing, LedgerAccount.INCOME, now.minus(before), cause, stay)
            : new Posting(LedgerAccount.INCOME, owing, before.minus(now), cause, stay));
  }

  /** Whoever charges the same stay at the same time waits until the transaction's end. */
  private static Uni<Void> lock(Mutiny.Session tx, StayId stay) {
    return tx.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:stay, 0))")
        .setParameter("stay", stay.toString())
        .getSingleResult()
        .replaceWithVoid();
  }
}
