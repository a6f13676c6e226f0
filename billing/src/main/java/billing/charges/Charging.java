package billing.charges;

import billing.api.AccountId;
import billing.api.ChargeView;
import billing.api.Quotes.Quote;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.charges.Answering.Holder;
import billing.database.SealedText;
import billing.ledger.Ledger;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.sealing.Seal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a stay into a charge, once per revision, and posts what it changes. */
@ApplicationScoped
public class Charging {
  private static final String OF_STAY =
      "from ChargeRow where accountId = :account and stayId = :stay order by revision desc";
  private static final String OTHER_FACTS =
      "revision %d of stay %s was charged before with other facts (%s); "
          + "a correction needs the next revision";
  private static final String REMEMBER =
      """
      insert into StayRow
        (key.accountId, key.stayId, plateHash, plate, colour, lot, lotName, tariff, enteredAt)
      values (:account, :stay, :hash, :plate, :colour, :lot, :lotName, :tariff, :entered)
      on conflict do nothing""";

  private final Answering answering;
  private final PricingStays prices;
  private final Ledger ledger;
  private final Seal seal;
  private final InstantSource time;

  Charging(Answering answering, PricingStays prices, Ledger ledger, Seal seal, InstantSource time) {
    this.seal = seal;
    this.answering = answering;
    this.prices = prices;
    this.ledger = ledger;
    this.time = time;
  }

  /**
   * Remembers a visit; told again, it changes nothing. Whoever was told first keeps the others
   * waiting, and the visit's row stays locked until the transaction's end.
   *
   * @return the visit in the books of the account that answers for it
   */
  public Uni<StayRow> remember(Mutiny.Session tx, StayBegan fact) {
    return answering
        .hold(tx, StayKey.of(fact.account(), fact.stay()))
        .chain(holder -> remember(tx, fact, holder.account()));
  }

  private Uni<StayRow> remember(Mutiny.Session tx, StayBegan fact, AccountId account) {
    return tx.createMutationQuery(REMEMBER)
        .setParameter("account", account.value())
        .setParameter("stay", fact.stay().value())
        .setParameter("hash", hash(fact))
        .setParameter("plate", fact.vehicle().plate())
        .setParameter("colour", fact.vehicle().colour().name())
        .setParameter("lot", fact.lot())
        .setParameter("lotName", fact.lotName())
        .setParameter("tariff", fact.tariff().value())
        .setParameter("entered", fact.entered())
        .executeUpdate()
        .chain(() -> StayRow.lock(tx, StayKey.of(account, fact.stay())));
  }

  private String hash(StayBegan fact) {
    return seal.hash(fact.vehicle().plate(), SealedText.Plate.CONTEXT);
  }

  /**
   * Charges a stay within a transaction, and frees the account that was charged for it before, if
   * that was another one.
   *
   * @return the stay if this changed anything, which an older revision that comes late does not;
   *     fails with {@link IllegalArgumentException} when the same revision was charged before with
   *     other facts
   */
  public Uni<Optional<StayRow>> charge(Mutiny.Session tx, StayEnded fact) {
    var begun = fact.begun();
    return prices
        .price(tx, fact)
        .chain(
            price ->
                answering
                    .hold(tx, StayKey.of(begun.account(), begun.stay()))
                    .chain(holder -> charge(tx, fact, price, holder)));
  }

  private Uni<Optional<StayRow>> charge(
      Mutiny.Session tx, StayEnded fact, Quote price, Holder holder) {
    var begun = fact.begun();
    return remember(tx, begun, begun.account())
        .chain(
            stay ->
                list(tx, stay.key())
                    .chain(before -> charge(tx, new Account(fact, price, stay, holder), before)));
  }

  private static Uni<List<ChargeRow>> list(Mutiny.Session tx, StayKey stay) {
    return tx.createQuery(OF_STAY, ChargeRow.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList();
  }

  /** The account of a stay that is being made, and who answered for the stay until now. */
  private record Account(StayEnded fact, Quote price, StayRow stay, Holder holder) {
    boolean isNewHolder() {
      return !holder.account().equals(fact.begun().account());
    }
  }

  private Uni<Optional<StayRow>> charge(
      Mutiny.Session tx, Account account, List<ChargeRow> before) {
    if (isRepeated(account, before)) {
      return Uni.createFrom().item(Optional.empty());
    }
    var stay = account.stay();
    var fact = account.fact();
    stay.show(fact, hash(fact.begun()));
    var newest = ChargeRow.of(stay.key(), fact.revision(), account.price().amount());
    newest.facts = Fingerprint.of(fact).text();
    var repricing = new Repricing(ledger, tx, time.instant());
    return free(tx, account, repricing)
        .chain(() -> insert(tx, newest, account.price().lines(), repricing.now()))
        .chain(() -> repricing.change(stay, before, newest))
        .chain(() -> answering.change(tx, stay.key(), fact.revision()))
        .replaceWith(Optional.of(stay));
  }

  /** The same again, or overtaken by a newer account. */
  private static boolean isRepeated(Account account, List<ChargeRow> before) {
    var fact = account.fact();
    for (var row : before) {
      if (row.revision == fact.revision() && !row.isMoved()) {
        mustBeSame(account, row, row == before.get(0));
        return true;
      }
    }
    var stay = fact.begun().stay();
    if (account.holder().revision() == fact.revision()) {
      var words =
          "account was %s, now %s".formatted(account.holder().account(), fact.begun().account());
      throw new IllegalArgumentException(OTHER_FACTS.formatted(fact.revision(), stay, words));
    }
    return account.holder().revision() > fact.revision();
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
                  OTHER_FACTS.formatted(row.revision, row.stay().stay(), words));
            });
  }

  /** The account that was charged until now is charged nothing any more, and its books say why. */
  private Uni<Void> free(Mutiny.Session tx, Account account, Repricing repricing) {
    if (!account.isNewHolder() || account.holder().revision() == 0) {
      return Uni.createFrom().voidItem();
    }
    var former = StayKey.of(account.holder().account(), account.fact().begun().stay());
    var moved = ChargeRow.of(former, account.fact().revision(), Fen.ZERO);
    moved.facts = ChargeRow.MOVED + moved.revision;
    return StayRow.lock(tx, former)
        .invoke(stay -> stay.collectAnew(time.instant()))
        .chain(
            stay ->
                list(tx, former)
                    .chain(
                        before ->
                            insert(tx, moved, List.of(Pricing.MOVED), repricing.now())
                                .chain(() -> repricing.undo(stay, before, moved))));
  }

  private static Uni<Void> insert(
      Mutiny.Session tx, ChargeRow charge, List<ChargeView.Line> lines, Instant now) {
    charge.chargedAt = now;
    var rows = new Object[lines.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = LineRow.of(charge, i, lines.get(i));
    }
    return tx.persist(charge).chain(() -> tx.persistAll(rows)).chain(tx::flush);
  }
}
