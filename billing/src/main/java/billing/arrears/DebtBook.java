package billing.arrears;

import billing.api.AccountId;
import billing.charges.Objections;
import billing.charges.StayRow;
import billing.ledger.Ledger;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What an account owes, visit by visit, as the rules look at it. */
@ApplicationScoped
class DebtBook {
  private static final String STAYS =
      "from StayRow where key.accountId = :account and key.stayId in :stays";
  private static final String CHARGED =
      """
      select cast(stay_id as text), min(charged_at) from charge
      where account_id = :account and stay_id = any(:stays) and amount_fen > 0
      group by stay_id""";
  private static final String DONE =
      "from ArrearStepRow s where s.key.accountId = :account and s.key.stayId in :stays";
  private static final String IN_FLIGHT =
      """
      select cast(stay_id as text) from attempt
      where account_id = :account and next_at is not null""";

  private final Ledger ledger;
  private final Objections objections;
  private final GoverningPolicies policies;

  DebtBook(Ledger ledger, Objections objections, GoverningPolicies policies) {
    this.ledger = ledger;
    this.objections = objections;
    this.policies = policies;
  }

  /** A visit that is owed for. */
  record Entry(StayRow row, Debt debt, ArrearsPolicy policy) {
    StayKey stay() {
      return row.key();
    }
  }

  /** What is known of an account's debts. */
  private record Facts(
      Map<StayKey, Fen> owed,
      Map<UUID, Instant> charged,
      Map<UUID, Set<String>> done,
      Set<UUID> inFlight,
      Set<StayKey> disputed) {}

  /** The visits for which an account owes something, the oldest debt first. */
  Uni<List<Entry>> list(Mutiny.Session tx, AccountId account) {
    return ledger
        .listOwing(tx, account)
        .chain(
            owing ->
                owing.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : facts(tx, account, owing).chain(facts -> entries(tx, account, facts)));
  }

  /** Read only: whoever changes a visit locks it first, and must not find it here as it was. */
  private Uni<List<Entry>> entries(Mutiny.Session tx, AccountId account, Facts facts) {
    return tx.createQuery(STAYS, StayRow.class)
        .setParameter("account", account.value())
        .setParameter("stays", facts.owed().keySet().stream().map(StayKey::stayId).toList())
        .getResultList()
        .invoke(rows -> rows.forEach(tx::detach))
        .map(
            rows ->
                rows.stream()
                    .map(row -> entry(row, facts))
                    .sorted(Comparator.comparing(entry -> entry.debt().since()))
                    .toList());
  }

  /** A debt begins with the departure, or with a charge that a person made later. */
  private Entry entry(StayRow row, Facts facts) {
    var id = row.key().stayId();
    var charged = facts.charged().getOrDefault(id, row.leftAt());
    var since = charged.isAfter(row.leftAt()) ? charged : row.leftAt();
    var debt =
        new Debt(
            facts.owed().get(row.key()),
            since,
            facts.done().getOrDefault(id, Set.of()),
            hold(row.key(), facts));
    var begun = row.began();
    return new Entry(row, debt, policies.of(begun.lot(), begun.tariff().value()));
  }

  private static Optional<Debt.Hold> hold(StayKey stay, Facts facts) {
    if (facts.disputed().contains(stay)) {
      return Optional.of(Debt.Hold.DISPUTED);
    }
    return facts.inFlight().contains(stay.stayId())
        ? Optional.of(Debt.Hold.COLLECTING)
        : Optional.empty();
  }

  private Uni<Facts> facts(Mutiny.Session tx, AccountId account, List<StayKey> owing) {
    var ids = owing.stream().map(StayKey::stayId).toArray(UUID[]::new);
    return ledger
        .owed(tx, owing)
        .chain(
            owed ->
                charged(tx, account, ids)
                    .chain(
                        charged ->
                            done(tx, account, ids)
                                .chain(
                                    done ->
                                        inFlight(tx, account)
                                            .chain(
                                                live ->
                                                    objections
                                                        .openAmong(tx, owing)
                                                        .map(
                                                            disputed ->
                                                                new Facts(
                                                                    owed, charged, done, live,
                                                                    disputed))))));
  }

  private static Uni<Map<UUID, Instant>> charged(
      Mutiny.Session tx, AccountId account, UUID[] stays) {
    return tx.createNativeQuery(CHARGED, Object[].class)
        .setParameter("account", account.value())
        .setParameter("stays", stays)
        .getResultList()
        .map(
            rows -> {
              Map<UUID, Instant> times = new HashMap<>();
              rows.forEach(row -> times.put(UUID.fromString((String) row[0]), time(row[1])));
              return times;
            });
  }

  private static Instant time(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }

  private static Uni<Map<UUID, Set<String>>> done(
      Mutiny.Session tx, AccountId account, UUID[] stays) {
    return tx.createQuery(DONE, StepRow.class)
        .setParameter("account", account.value())
        .setParameter("stays", List.of(stays))
        .getResultList()
        .map(
            rows -> {
              Map<UUID, Set<String>> done = new HashMap<>();
              rows.forEach(
                  row ->
                      done.computeIfAbsent(row.key.stayId(), id -> new HashSet<>())
                          .add(row.key.step()));
              return done;
            });
  }

  private static Uni<Set<UUID>> inFlight(Mutiny.Session tx, AccountId account) {
    return tx.createNativeQuery(IN_FLIGHT, String.class)
        .setParameter("account", account.value())
        .getResultList()
        .map(
            ids -> {
              Set<UUID> live = new HashSet<>();
              ids.forEach(id -> live.add(UUID.fromString(id)));
              return live;
            });
  }
}
