package billing.payments;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.StayId;
import billing.charges.ChargeFacts;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers what became of charges, from ledger and attempts. */
@ApplicationScoped
class ChargeDoor implements Charges {
  private static final String PROOFS =
      """
      select cast(p.stay_id as text), max(p.occurred_at), max(r.receipt_number)
      from posting p left join receipt r
        on r.cause = p.cause or starts_with(p.cause, r.cause || ':')
      where p.stay_id = any(:stays) and p.credit like 'receivable:%' and p.debit <> 'income'
      group by p.stay_id""";

  private final Transactions transactions;
  private final ChargeFacts charges;
  private final Ledger ledger;

  ChargeDoor(Transactions transactions, ChargeFacts charges, Ledger ledger) {
    this.transactions = transactions;
    this.charges = charges;
    this.ledger = ledger;
  }

  /** The newest payment of a stay. */
  private record Proof(Instant at, String receipt) {}

  /** What is known besides the charges themselves. */
  private record Money(
      Map<StayId, Fen> owed,
      Map<UUID, StayRow> stays,
      Map<UUID, List<AttemptRow>> inFlight,
      Map<UUID, Proof> proofs) {}

  @Override
  public Uni<List<ChargeView>> listOf(Collection<StayId> stays) {
    if (stays.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return transactions.inOne(
        tx ->
            charges
                .listNewest(tx, stays)
                .chain(
                    charged ->
                        money(tx, stays)
                            .map(money -> charged.stream().map(c -> view(c, money)).toList())));
  }

  private Uni<Money> money(Mutiny.Session tx, Collection<StayId> stays) {
    var ids = stays.stream().map(StayId::value).toList();
    return ledger
        .owed(tx, stays)
        .chain(
            owed ->
                tx.createQuery("from StayRow where id in :stays", StayRow.class)
                    .setParameter("stays", ids)
                    .getResultList()
                    .chain(rows -> attempts(tx, ids).chain(live -> money(tx, owed, rows, live))));
  }

  private static Uni<List<AttemptRow>> attempts(Mutiny.Session tx, List<UUID> ids) {
    return tx.createQuery(
            "from AttemptRow where stayId in :stays and nextAt is not null", AttemptRow.class)
        .setParameter("stays", ids)
        .getResultList();
  }

  private static Uni<Money> money(
      Mutiny.Session tx, Map<StayId, Fen> owed, List<StayRow> rows, List<AttemptRow> live) {
    Map<UUID, StayRow> stays =
        rows.stream()
            .collect(Collectors.toMap(row -> row.began().stay().value(), Function.identity()));
    return tx.createNativeQuery(PROOFS, Object[].class)
        .setParameter("stays", stays.keySet().toArray(UUID[]::new))
        .getResultList()
        .map(
            proofs ->
                new Money(
                    owed,
                    stays,
                    live.stream().collect(Collectors.groupingBy(row -> row.stayId)),
                    proofs.stream()
                        .collect(
                            Collectors.toMap(
                                p -> UUID.fromString((String) p[0]), ChargeDoor::proof))));
  }

  private static Proof proof(Object[] row) {
    var at = row[1] instanceof java.time.OffsetDateTime time ? time.toInstant() : (Instant) row[1];
    return new Proof(at, (String) row[2]);
  }

  private static ChargeView view(ChargeFacts.Charged charged, Money money) {
    var id = charged.stay().value();
    var state = state(charged, money);
    var proof = Optional.ofNullable(money.proofs().get(id)).filter(p -> state == ChargeState.PAID);
    return new ChargeView(
        charged.stay(),
        charged.revision(),
        charged.amount(),
        charged.lines(),
        state,
        proof.map(Proof::at),
        proof.map(Proof::receipt),
        Optional.ofNullable(money.stays().get(id).note())
            .filter(note -> state == ChargeState.RECEIVABLE));
  }

  private static ChargeState state(ChargeFacts.Charged charged, Money money) {
    var id = charged.stay().value();
    if (charged.amount().isZero()) {
      return ChargeState.FREE;
    }
    if (money.owed().getOrDefault(charged.stay(), Fen.ZERO).isZero()) {
      return ChargeState.PAID;
    }
    var waiting =
        money.stays().get(id).collectAfter() != null && money.stays().get(id).note() == null;
    return waiting || money.inFlight().containsKey(id)
        ? ChargeState.COLLECTING
        : ChargeState.RECEIVABLE;
  }
}
