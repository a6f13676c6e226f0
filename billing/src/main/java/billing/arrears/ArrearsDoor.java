package billing.arrears;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.StayId;
import billing.api.WriteOffs;
import billing.database.Transactions;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers what is unpaid, and lets debts be given up. */
@ApplicationScoped
class ArrearsDoor implements Arrears, WriteOffs {
  private static final String STEPS =
      """
      select cast(s.stay_id as text), s.step, concat_ws(' ', s.outcome, e.channel, e.what),
        s.owed_fen, s.done_at
      from arrear_step s left join lateral (
        select channel, what from message_event e
        where e.account_id = s.account_id and e.message_id = s.message_id
        order by e.serial desc limit 1) e on true
      where s.account_id = :account order by s.done_at, s.stay_id, s.step""";

  private final Transactions transactions;
  private final DebtBook debts;
  private final ClaimCodes codes;
  private final WritingOff writingOff;
  private final Reports reports;
  private final InstantSource time;

  ArrearsDoor(
      Transactions transactions,
      DebtBook debts,
      ClaimCodes codes,
      WritingOff writingOff,
      Reports reports,
      InstantSource time) {
    this.transactions = transactions;
    this.debts = debts;
    this.codes = codes;
    this.writingOff = writingOff;
    this.reports = reports;
    this.time = time;
  }

  @Override
  public Uni<Unpaid> of(AccountId account) {
    return list(account)
        .map(
            visits ->
                new Unpaid(
                    visits.size(),
                    visits.stream().map(UnpaidVisit::owed).reduce(Fen.ZERO, Fen::plus)));
  }

  @Override
  public Uni<List<UnpaidVisit>> list(AccountId account) {
    return transactions.inOne(tx -> debts.list(tx, account)).map(ArrearsDoor::visits);
  }

  private static List<UnpaidVisit> visits(List<DebtBook.Entry> entries) {
    return entries.stream().map(ArrearsDoor::visit).toList();
  }

  private static UnpaidVisit visit(DebtBook.Entry entry) {
    var begun = entry.row().began();
    return new UnpaidVisit(
        begun.stay(),
        begun.lot(),
        begun.lotName(),
        begun.entered(),
        entry.row().leftAt(),
        entry.debt().owed());
  }

  @Override
  public Uni<Optional<List<UnpaidVisit>>> claim(AccountId account, String code) {
    return transactions.inOne(
        tx ->
            codes
                .find(tx, account, code)
                .chain(
                    scope ->
                        scope.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : debts
                                .list(tx, account)
                                .map(all -> Optional.of(shown(all, scope.get())))));
  }

  private static List<UnpaidVisit> shown(List<DebtBook.Entry> all, ClaimCodes.Scope scope) {
    return visits(all).stream()
        .filter(visit -> scope.stay().isEmpty() || scope.stay().get().equals(visit.stay()))
        .toList();
  }

  @Override
  public Uni<String> issueCode(AccountId account, StayId stay) {
    return transactions.inOne(
        tx -> codes.issue(tx, account, new ClaimCodes.Scope(Optional.of(stay))));
  }

  @Override
  public Uni<List<StepDone>> listSteps(AccountId account) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(STEPS, Object[].class)
                .setParameter("account", account.value())
                .getResultList()
                .map(rows -> rows.stream().map(ArrearsDoor::step).toList()));
  }

  private static StepDone step(Object[] row) {
    var at = row[4] instanceof OffsetDateTime written ? written.toInstant() : (Instant) row[4];
    return new StepDone(
        new StayId(UUID.fromString((String) row[0])),
        (String) row[1],
        (String) row[2],
        Fen.fen((Long) row[3]),
        at);
  }

  @Override
  public Uni<String> report(LocalDate day) {
    return reports.of(day);
  }

  @Override
  public Uni<Outcome> writeOff(AccountId account, StayId stay, Act act) {
    return transactions.inOne(
        tx ->
            debts
                .list(tx, account)
                .map(all -> find(all, StayKey.of(account, stay)))
                .chain(entry -> giveUp(tx, entry, by(act))));
  }

  private static Optional<DebtBook.Entry> find(List<DebtBook.Entry> all, StayKey stay) {
    return all.stream().filter(entry -> entry.stay().equals(stay)).findFirst();
  }

  private static WritingOff.By by(Act act) {
    return new WritingOff.By(act.who(), act.why());
  }

  private Uni<Outcome> giveUp(Mutiny.Session tx, Optional<DebtBook.Entry> entry, WritingOff.By by) {
    var refusal = entry.isEmpty() ? Optional.of(new Outcome.Nothing()) : refusal(entry.get());
    return refusal.isPresent()
        ? Uni.createFrom().item(refusal.get())
        : writingOff.giveUp(tx, entry.get().stay(), by).map(ArrearsDoor::done);
  }

  private Optional<? extends Outcome> refusal(DebtBook.Entry entry) {
    if (entry.debt().hold().isPresent()) {
      return Optional.of(new Outcome.Waiting());
    }
    var policy = entry.policy();
    if (policy.writeOff().isEmpty()) {
      return Optional.of(new Outcome.Never());
    }
    var from = Steps.from(policy, entry.debt().since(), policy.writeOff().get().day());
    return from.isAfter(time.instant())
        ? Optional.of(new Outcome.TooEarly(from))
        : Optional.empty();
  }

  private static Outcome done(Fen amount) {
    return amount.isZero() ? new Outcome.Nothing() : new Outcome.Done(amount);
  }

  @Override
  public Uni<Outcome> revive(AccountId account, StayId stay, Act act) {
    return transactions.inOne(
        tx -> writingOff.takeUp(tx, StayKey.of(account, stay), by(act)).map(ArrearsDoor::done));
  }
}
