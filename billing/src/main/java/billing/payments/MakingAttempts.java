package billing.payments;

import billing.charges.Objections;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.payments.NextPayer.Decision;
import billing.payments.policy.CollectingPolicy;
import billing.payments.policy.Policies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down an attempt for every debt that is to be collected and has somebody who pays. */
@ApplicationScoped
class MakingAttempts {
  static final String NOBODY_BOUND = "the plate is bound to nobody";
  private static final String TOO_MUCH =
      "%s yuan are more than is ever ordered from a gateway: a person has to look";
  private static final String TO_CONFIRM = "the driver is asked to confirm %s yuan first";
  private static final String OLD =
      "the visit ended before %s was bound: the driver is asked to confirm %s yuan first";
  private static final Duration UNTIL_CONFIGURED = Duration.ofHours(1);
  static final int BATCH = 100;
  private static final String IN_FLIGHT =
      """
      select count(*) from AttemptRow
      where key.accountId = :account and stayId = :stay and nextAt is not null""";
  private static final String DUE =
      "select s.key from StayRow s where s.collectAfter <= :now order by s.collectAfter";

  private final Transactions transactions;
  private final Objections objections;
  private final PayersOfDebt payers;
  private final AskingDrivers asking;
  private final EntryTelling entries;
  private final OrderingRefunds refunds;
  private final Ledger ledger;
  private final Policies policies;
  private final InstantSource time;

  MakingAttempts(
      Transactions transactions,
      Objections objections,
      PayersOfDebt payers,
      AskingDrivers asking,
      EntryTelling entries,
      OrderingRefunds refunds,
      Ledger ledger,
      Policies policies,
      InstantSource time) {
    this.transactions = transactions;
    this.objections = objections;
    this.payers = payers;
    this.asking = asking;
    this.entries = entries;
    this.refunds = refunds;
    this.ledger = ledger;
    this.policies = policies;
    this.time = time;
  }

  /** The stays whose debt is to be collected now. */
  Uni<List<StayKey>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, StayKey.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Makes the attempt for one stay, or notes why there is none. */
  Uni<Void> make(StayKey key) {
    return transactions.inOne(
        tx -> StayRow.lockIfFree(tx, key).chain(stay -> isDue(stay) ? make(tx, stay) : nothing()));
  }

  private boolean isDue(StayRow stay) {
    return stay != null
        && stay.collectAfter() != null
        && !stay.collectAfter().isAfter(time.instant());
  }

  private Uni<Void> make(Mutiny.Session tx, StayRow stay) {
    return ledger
        .standing(tx, stay.key())
        .chain(standing -> isBusy(tx, stay).chain(busy -> make(tx, stay, standing, busy)));
  }

  private Uni<Void> make(Mutiny.Session tx, StayRow stay, Standing standing, boolean busy) {
    if (!standing.surplus().isZero()) {
      return refunds.giveBack(tx, stay, standing, policy(stay));
    }
    if (busy || standing.owed().isZero()) {
      stay.rest(null);
      return nothing();
    }
    return objections
        .openAmong(tx, List.of(stay.key()))
        .chain(open -> open.isEmpty() ? make(tx, stay, standing.owed()) : rest(stay));
  }

  private Uni<Void> make(Mutiny.Session tx, StayRow stay, Fen owed) {
    return payers.of(tx, stay).chain(facts -> make(tx, new Debt(stay, owed, facts)));
  }

  /** Whoever decides the dispute has the debt collected. */
  private static Uni<Void> rest(StayRow stay) {
    stay.rest(Objections.WHY);
    return nothing();
  }

  private CollectingPolicy policy(StayRow stay) {
    return policies.of(stay.lot(), stay.began().tariff().value());
  }

  /** What is to be collected, and who may pay it. */
  private record Debt(StayRow stay, Fen owed, PayersOfDebt.Facts facts) {}

  private Uni<Void> make(Mutiny.Session tx, Debt debt) {
    var stay = debt.stay();
    var policy = policy(stay).askingAbove(debt.facts().askAbove());
    if (debt.facts().payers().isEmpty()) {
      stay.rest(NOBODY_BOUND);
      return nothing();
    }
    if (debt.owed().compareTo(policy.mostAtOnce()) > 0) {
      stay.rest(TOO_MUCH.formatted(debt.owed().inYuan()));
      return nothing();
    }
    return asking
        .find(tx, stay, policy)
        .chain(
            price -> {
              if (price.isEmpty()) {
                return act(tx, debt, policy);
              }
              stay.ask(price.get(), TO_CONFIRM.formatted(price.get().inYuan()));
              return nothing();
            });
  }

  private Uni<Void> act(Mutiny.Session tx, Debt debt, CollectingPolicy policy) {
    var stay = debt.stay();
    var next = new NextPayer(policy, stay.leftAt(), time.instant());
    var decision = payers.decide(next, debt.facts());
    if (decision instanceof Decision.Ask ask) {
      return consented(tx, debt, policy, debt.facts().getPayer(ask.gateway()));
    }
    if (decision instanceof Decision.Wait wait) {
      stay.rest(debt.facts().why());
      stay.collectFrom(wait.until());
    } else if (decision instanceof Decision.Unconfigured unconfigured) {
      stay.rest("no gateway called %s is configured".formatted(unconfigured.gateway()));
      stay.collectFrom(time.instant().plus(UNTIL_CONFIGURED));
    } else {
      stay.rest(debt.facts().why());
    }
    return nothing();
  }

  private Uni<Void> consented(
      Mutiny.Session tx, Debt debt, CollectingPolicy policy, PayerRow payer) {
    return asking
        .findOld(tx, debt.stay(), policy, payer.boundAt)
        .chain(
            price -> {
              if (price.isEmpty()) {
                return prepare(tx, debt, payer);
              }
              debt.stay().ask(price.get(), OLD.formatted(payer.gateway(), price.get().inYuan()));
              return nothing();
            });
  }

  private Uni<Void> prepare(Mutiny.Session tx, Debt debt, PayerRow payer) {
    var stay = debt.stay();
    stay.rest(null);
    var attempt = AttemptRow.prepared(stay.key(), payer, debt.owed(), time.instant());
    return entries
        .ensure(tx, stay.began(), payer)
        .chain(() -> tx.persist(attempt))
        .chain(tx::flush);
  }

  private static Uni<Boolean> isBusy(Mutiny.Session tx, StayRow stay) {
    return tx.createQuery(IN_FLIGHT, Long.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .getSingleResult()
        .map(count -> count > 0);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
