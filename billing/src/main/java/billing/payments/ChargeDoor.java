package billing.payments;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.StayId;
import billing.charges.Answering;
import billing.charges.ChargeFacts;
import billing.charges.StayRow;
import billing.database.Transactions;
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
        max(coalesce(r.paid_at, p.occurred_at)), max(r.receipt_number)
      from posting p left join receipt r on r.account_id = p.account_id
        and (r.cause = p.cause or starts_with(p.cause, r.cause || ':'))
      where p.account_id = any(:accounts) and p.stay_id = any(:stays)
        and p.credit like 'receivable:%' and p.debit ~ '^(cash$|bank$|gateway:|advance:)'
      group by p.account_id, p.stay_id""";
  private static final String REST =
      """
      select cast(account_id as text), cast(stay_id as text),
        cast(sum(debits_fen - credits_fen) filter (where starts_with(name, 'goodwill')) as bigint),
        cast(sum(debits_fen - credits_fen) filter (where name = 'write-off') as bigint),
        cast(sum(debits_fen - credits_fen) filter (where starts_with(name, 'receivable:'))
          as bigint)
      from balance where account_id = any(:accounts) and stay_id = any(:stays)
      group by account_id, stay_id""";
  private static final String STAYS =
      "from StayRow where key.accountId in :accounts and key.stayId in :stays";
  private static final String LIVE =
      """
      from AttemptRow
      where key.accountId in :accounts and stayId in :stays and nextAt is not null""";

  private final Transactions transactions;
  private final Answering answering;
  private final ChargeFacts charges;

  ChargeDoor(Transactions transactions, Answering answering, ChargeFacts charges) {
    this.transactions = transactions;
    this.answering = answering;
    this.charges = charges;
  }

  /** The newest payment of a stay. */
  private record Proof(Instant at, String receipt) {}

  /** What of a charge is not paid, and why. */
  private record Rest(Fen relieved, Fen writtenOff, Fen owed) {
    static final Rest NONE = new Rest(Fen.ZERO, Fen.ZERO, Fen.ZERO);

    ChargeView.Parts partsOf(Fen amount) {
      var unpaid = relieved.plus(writtenOff).plus(owed);
      return new ChargeView.Parts(amount.minus(unpaid.min(amount)), relieved, writtenOff, owed);
    }
  }

  /** What is known besides the charges themselves. */
  private record Money(
      Map<StayKey, Rest> rests,
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

  private static Uni<Money> money(Mutiny.Session tx, List<StayKey> stays) {
    return rests(tx, stays)
        .chain(
            rests ->
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
                                                    new Money(rests, byKey(rows), live, proofs)))));
  }

  private static Uni<Map<StayKey, Rest>> rests(Mutiny.Session tx, List<StayKey> stays) {
    return tx.createNativeQuery(REST, Object[].class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toArray(UUID[]::new))
        .setParameter("stays", stays.stream().map(StayKey::stayId).toArray(UUID[]::new))
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(ChargeDoor::key, ChargeDoor::rest)));
  }

  private static Rest rest(Object[] row) {
    return new Rest(fen(row[2]), fen(row[3]), fen(row[4]));
  }

  private static Fen fen(Object balance) {
    return balance == null ? Fen.ZERO : Fen.fen((Long) balance);
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
    var parts = money.rests().getOrDefault(stay, Rest.NONE).partsOf(charged.amount());
    var state = state(charged, parts, money);
    var proof =
        Optional.ofNullable(money.proofs().get(stay)).filter(p -> state == ChargeState.PAID);
    return new ChargeView(
        stay.stay(),
        charged.revision(),
        charged.amount(),
        charged.lines(),
        parts,
        state,
        proof.map(Proof::at),
        proof.map(Proof::receipt),
        Optional.ofNullable(money.stays().get(stay).note())
            .filter(note -> state != ChargeState.COLLECTING));
  }

  private static ChargeState state(
      ChargeFacts.Charged charged, ChargeView.Parts parts, Money money) {
    if (charged.amount().equals(parts.relieved())) {
      return ChargeState.FREE;
    }
    if (parts.owed().isZero()) {
      return parts.writtenOff().isZero() ? ChargeState.PAID : ChargeState.WRITTEN_OFF;
    }
    var stay = money.stays().get(charged.stay());
    var waiting = stay.collectAfter() != null && stay.note() == null;
    if (waiting || money.inFlight().contains(charged.stay())) {
      return ChargeState.COLLECTING;
    }
    return stay.asked().isPresent() ? ChargeState.AWAITING_CONFIRMATION : ChargeState.RECEIVABLE;
  }
}
