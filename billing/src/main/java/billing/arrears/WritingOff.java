package billing.arrears;

import billing.arrears.WriteOffRow.Kind;
import billing.charges.StayRow;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives debts up, and takes them up again; each act with its posting, who and why. */
@ApplicationScoped
class WritingOff {
  private static final String COUNT =
      "select count(*) from WriteOffRow where key.accountId = :account and key.stayId = :stay";
  private static final String WRITTEN_OFF =
      """
      select cast(coalesce(sum(debits_fen - credits_fen), 0) as bigint) from balance
      where account_id = :account and stay_id = :stay and name = 'write-off'""";

  private final Ledger ledger;
  private final InstantSource time;

  WritingOff(Ledger ledger, InstantSource time) {
    this.ledger = ledger;
    this.time = time;
  }

  /** Who does it, and why. */
  record By(String who, String why) {}

  /** What is written off of a visit now. */
  Uni<Fen> writtenOff(Mutiny.Session tx, StayKey stay) {
    return tx.createNativeQuery(WRITTEN_OFF, Long.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getSingleResult()
        .map(Fen::fen);
  }

  /**
   * Gives up what a visit owes.
   *
   * @return how much that was; nothing when nothing was owed
   */
  Uni<Fen> giveUp(Mutiny.Session tx, StayKey stay, By by) {
    return StayRow.lock(tx, stay)
        .chain(row -> ledger.owed(tx, stay).invoke(owed -> row.rest(null)))
        .chain(
            owed ->
                owed.isZero()
                    ? Uni.createFrom().item(Fen.ZERO)
                    : act(tx, stay, Kind.WRITTEN_OFF, owed, by).replaceWith(owed));
  }

  /**
   * Takes up what was given up: it is owed again.
   *
   * @return how much that is; nothing when nothing was written off
   */
  Uni<Fen> takeUp(Mutiny.Session tx, StayKey stay, By by) {
    return StayRow.lock(tx, stay)
        .chain(() -> writtenOff(tx, stay))
        .chain(
            amount ->
                amount.isZero()
                    ? Uni.createFrom().item(Fen.ZERO)
                    : act(tx, stay, Kind.RECOVERED, amount, by).replaceWith(amount));
  }

  /**
   * Uses a surplus for what was written off of the same visit. What comes later than a write-off
   * makes no surplus before that is taken back, so this is for books of an earlier release.
   */
  Uni<Void> settle(Mutiny.Session tx, StayKey stay, By by) {
    return StayRow.lock(tx, stay)
        .chain(() -> writtenOff(tx, stay))
        .chain(off -> ledger.standing(tx, stay).chain(it -> settle(tx, it, off, by)));
  }

  private Uni<Void> settle(Mutiny.Session tx, Standing standing, Fen writtenOff, By by) {
    var part = writtenOff.min(standing.surplus());
    return part.isZero()
        ? Uni.createFrom().voidItem()
        : act(tx, standing.stay(), Kind.RECOVERED, part, by)
            .chain(serial -> ledger.post(tx, List.of(fromSurplus(standing.stay(), part, serial))));
  }

  private Posting fromSurplus(StayKey stay, Fen amount, int serial) {
    return new Posting(
        LedgerAccount.surplus(stay.account()),
        LedgerAccount.receivable(stay.account()),
        amount,
        cause(Kind.RECOVERED, stay, serial) + ":surplus",
        stay,
        time.instant());
  }

  private Uni<Integer> act(Mutiny.Session tx, StayKey stay, Kind kind, Fen amount, By by) {
    return tx.createQuery(COUNT, Long.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getSingleResult()
        .map(count -> count.intValue() + 1)
        .call(serial -> tx.persist(row(stay, serial, kind, amount, by)).chain(tx::flush))
        .call(serial -> ledger.post(tx, List.of(posting(stay, serial, kind, amount))));
  }

  private WriteOffRow row(StayKey stay, int serial, Kind kind, Fen amount, By by) {
    var row = new WriteOffRow();
    row.key = new WriteOffRow.Key(stay.accountId(), stay.stayId(), serial);
    row.kind = kind;
    row.amountFen = amount.count();
    row.who = by.who();
    row.why = by.why();
    row.madeAt = time.instant();
    return row;
  }

  private Posting posting(StayKey stay, int serial, Kind kind, Fen amount) {
    var receivable = LedgerAccount.receivable(stay.account());
    var off = LedgerAccount.WRITE_OFF;
    Instant now = time.instant();
    return kind == Kind.WRITTEN_OFF
        ? new Posting(off, receivable, amount, cause(kind, stay, serial), stay, now)
        : new Posting(receivable, off, amount, cause(kind, stay, serial), stay, now);
  }

  /**
   * {@code write-off:STAY} and {@code recovered:STAY:2}: the serial where there were acts before.
   */
  private static String cause(Kind kind, StayKey stay, int serial) {
    var name = (kind == Kind.WRITTEN_OFF ? "write-off:" : "recovered:") + stay.stayId();
    return serial == 1 ? name : name + ":" + serial;
  }
}
