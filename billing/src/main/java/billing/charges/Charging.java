package billing.charges;

import billing.api.AccountId;
import billing.api.Quotes.Quote;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.ledger.Ledger;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
  private static final String REFUSAL =
      "revision %d of stay %s was charged before with other facts (%s); "
          + "a correction needs the next revision";
  private static final String REMEMBER =
      """
      insert into StayRow (id, accountId, plate, colour, lotName, tariff, enteredAt)
      values (:id, :account, :plate, :colour, :lot, :tariff, :entered)
      on conflict do nothing""";

  private final Pricing pricing;
  private final Ledger ledger;
  private final InstantSource time;

  Charging(Pricing pricing, Ledger ledger, InstantSource time) {
    this.pricing = pricing;
    this.ledger = ledger;
    this.time = time;
  }

  /**
   * Remembers a visit; told again, it changes nothing. The primary key decides who was first, and
   * the visit's row stays locked until the transaction's end.
   */
  public Uni<StayRow> remember(Mutiny.Session tx, StayBegan fact) {
    return tx.createMutationQuery(REMEMBER)
        .setParameter("id", fact.stay().value())
        .setParameter("account", fact.account().value())
        .setParameter("plate", fact.vehicle().plate())
        .setParameter("colour", fact.vehicle().colour().name())
        .setParameter("lot", fact.lotName())
        .setParameter("tariff", fact.tariff().value())
        .setParameter("entered", fact.entered())
        .executeUpdate()
        .chain(() -> StayRow.lock(tx, fact.stay()));
  }

  /**
   * Charges a stay within a transaction.
   *
   * @return the stay if this changed anything; fails with {@link IllegalArgumentException} when the
   *     same revision was charged before with other facts, or an older revision comes late
   */
  public Uni<Optional<StayRow>> charge(Mutiny.Session tx, StayEnded fact) {
    var begun = fact.begun();
    var price = price(fact);
    return remember(tx, begun)
        .chain(
            stay ->
                tx.createQuery(OF_STAY, ChargeRow.class)
                    .setParameter("stay", begun.stay().value())
                    .getResultList()
                    .chain(before -> charge(tx, new Account(fact, price, stay), before)));
  }

  private Quote price(StayEnded fact) {
    var begun = fact.begun();
    return fact.waiver()
        .map(Pricing::free)
        .orElseGet(
            () -> pricing.quote(begun.tariff(), fact.vehicleClass(), begun.entered(), fact.left()));
  }

  /** The account of a stay that is being made. */
  private record Account(StayEnded fact, Quote price, StayRow stay) {}

  private Uni<Optional<StayRow>> charge(
      Mutiny.Session tx, Account account, List<ChargeRow> before) {
    if (isRepeated(account, before)) {
      return Uni.createFrom().item(Optional.empty());
    }
    var stay = account.stay();
    var earlier =
        before.isEmpty()
            ? Optional.<Earlier>empty()
            : Optional.of(new Earlier(stay.account(), Fen.fen(before.get(0).amountFen)));
    stay.show(account.fact());
    return insert(tx, account)
        .chain(now -> new Repricing(ledger, tx, now).post(account.fact(), earlier, account.price()))
        .replaceWith(Optional.of(stay));
  }

  /** What was charged before, and to whom. */
  record Earlier(AccountId account, Fen amount) {}

  private static boolean isRepeated(Account account, List<ChargeRow> before) {
    if (before.isEmpty()) {
      return false;
    }
    var fact = account.fact();
    for (var row : before) {
      if (row.revision == fact.revision()) {
        mustBeSame(account, row, row == before.get(0));
        return true;
      }
    }
    if (before.get(0).revision > fact.revision()) {
      throw new IllegalArgumentException(
          "revision %d of stay %s comes after revision %d was charged"
              .formatted(fact.revision(), fact.begun().stay(), before.get(0).revision));
    }
    return false;
  }

  private static void mustBeSame(Account account, ChargeRow row, boolean newest) {
    var difference = new Fingerprint(row.facts).differenceTo(Fingerprint.of(account.fact()));
    var vehicle =
        newest && !account.stay().began().vehicle().equals(account.fact().begun().vehicle())
            ? Optional.of("the vehicle is another one")
            : Optional.<String>empty();
    difference
        .or(() -> vehicle)
        .ifPresent(
            words -> {
              throw new IllegalArgumentException(
                  REFUSAL.formatted(row.revision, new StayId(row.stayId), words));
            });
  }

  private Uni<Instant> insert(Mutiny.Session tx, Account account) {
    var now = time.instant();
    var row = new ChargeRow();
    row.id = UUID.randomUUID();
    row.stayId = account.fact().begun().stay().value();
    row.revision = account.fact().revision();
    row.amountFen = account.price().amount().count();
    row.facts = Fingerprint.of(account.fact()).text();
    row.chargedAt = now;
    var lines = account.price().lines();
    var rows = new Object[lines.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = LineRow.of(row.id, i, lines.get(i));
    }
    return tx.persist(row).chain(() -> tx.persistAll(rows)).chain(tx::flush).replaceWith(now);
  }
}
