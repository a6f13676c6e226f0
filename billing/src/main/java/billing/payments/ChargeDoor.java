package billing.payments;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.StayId;
import billing.charges.Answering;
import billing.charges.ChargeFacts;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers what became of charges, from ledger and attempts. */
@ApplicationScoped
class ChargeDoor implements Charges {
  private static final String PROOFS =
      """
      select cast(p.account_id as text), cast(p.stay_id as text),
        max(p.occurred_at), max(r.receipt_number)
      from posting p left join receipt r on r.account_id = p.account_id
        and (r.cause = p.cause or starts_with(p.cause, r.cause || ':'))
      where p.account_id = any(:accounts) and p.stay_id = any(:stays)
        and p.credit like 'receivable:%' and p.debit ~ '^(cash$|bank$|gateway:|advance:)'
      group by p.account_id, p.stay_id""";
  private static final String STAYS =
      "from StayRow where key.accountId in :accounts and key.stayId in :stays";
  private static final String LIVE =
      """
      from AttemptRow
      where key.accountId in :accounts and stayId in :stays and nextAt is not null""";

  private final Transactions transactions;
  private final Answering answering;
  private final ChargeFacts charges;
  private final Ledger ledger;

  ChargeDoor(Transactions transactions, Answering answering, ChargeFacts charges, Ledger ledger) {
    this.transactions = transactions;
    this.answering = answering;
    this.charges = charges;
    this.ledger = ledger;
  }

  /** The newest payment of a stay. */
  private record Proof(Instant at, String receipt) {}

  /** What is known besides the charges themselves. */
  private record Money(
      Map<StayKey, Fen> owed,
      Map<StayKey, StayRow> stays,
      Set<StayKey> inFlight,
      Map<StayKey, Proof> proofs) {}

  @Override
  public Uni<List<ChargeView>> listOf(Collection<StayId> stays) {
    if (stays.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return transactions.inOne(
        tx ->
            answering
                .find(tx, stays)
                .chain(keys -> charges.listNewest(tx, keys))
                .chain(
                    charged ->
                        charged.isEmpty() ? Uni.createFrom().item(List.of()) : views(tx, charged)));
  }

  private Uni<List<ChargeView>> views(Mutiny.Session tx, List<ChargeFacts.Charged> charged) {
    var stays = charged.stream().map(ChargeFacts.Charged::stay).toList();
    return money(tx, stays).map(money -> charged.stream().map(c -> view(c, money)).toList());
  }

  private Uni<Money> money(Mutiny.Session tx, List<StayKey> stays) {
    return ledger
        .owed(tx, stays)
        .chain(
            owed ->
                tx.createQuery(STAYS, StayRow.class)
                    .setParameter("accounts", stays.stream().map(StayKey::accountId).toList())
                    .setParameter("stays", stays.stream().map(StayKey::stayId).toList())
                    .getResultList()
                    .chain(
                        rows ->
                            inFlight(tx, stays)
                                .chain(
                                    live ->
                                        proofs(tx, stays)
                                            .map(
                                                proofs ->
                                                    new Money(owed, byKey(rows), live, proofs)))));
  }

  private static Map<StayKey, StayRow> byKey(List<StayRow> rows) {
    return rows.stream().collect(Collectors.toMap(StayRow::key, Function.identity()));
  }

  private static Uni<Set<StayKey>> inFlight(Mutiny.Session tx, List<StayKey> stays) {
    return tx.createQuery(LIVE, AttemptRow.class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toList())
        .setParameter("stays", stays.stream().map(StayKey::stayId).toList())
        .getResultList()
        .map(rows -> rows.stream().map(AttemptRow::stay).collect(Collectors.toSet()));
  }

  private static Uni<Map<StayKey, Proof>> proofs(Mutiny.Session tx, List<StayKey> stays) {
    return tx.createNativeQuery(PROOFS, Object[].class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toArray(UUID[]::new))
        .setParameter("stays", stays.stream().map(StayKey::stayId).toArray(UUID[]::new))
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(ChargeDoor::key, ChargeDoor::proof)));
  }

  private static StayKey key(Object[] row) {
    return new StayKey(UUID.fromString((String) row[0]), UUID.fromString((String) row[1]));
  }

  private static Proof proof(Object[] row) {
    var at = row[2] instanceof java.time.OffsetDateTime time ? time.toInstant() : (Instant) row[2];
    return new Proof(at, (String) row[3]);
  }

  private static ChargeView view(ChargeFacts.Charged charged, Money money) {
    var stay = charged.stay();
    var state = state(charged, money);
    var proof =
        Optional.ofNullable(money.proofs().get(stay)).filter(p -> state == ChargeState.PAID);
    return new ChargeView(
        stay.stay(),
        charged.revision(),
        charged.amount(),
        charged.lines(),
        state,
        proof.map(Proof::at),
        proof.map(Proof::receipt),
        Optional.ofNullable(money.stays().get(stay).note())
            .filter(note -> state != ChargeState.COLLECTING));
  }

  private static ChargeState state(ChargeFacts.Charged charged, Money money) {
    if (charged.amount().isZero()) {
      return ChargeState.FREE;
    }
    if (money.owed().getOrDefault(charged.stay(), Fen.ZERO).isZero()) {
      return ChargeState.PAID;
    }
    var stay = money.stays().get(charged.stay());
    var waiting = stay.collectAfter() != null && stay.note() == null;
    if (waiting || money.inFlight().contains(charged.stay())) {
      return ChargeState.COLLECTING;
    }
    return stay.asked().isPresent() ? ChargeState.AWAITING_CONFIRMATION : ChargeState.RECEIVABLE;
  }
}
