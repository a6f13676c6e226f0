package billing.arrears;

import billing.api.AccountId;
import billing.arrears.ArrearsRules.Verdict;
import billing.arrears.StepRow.Outcome;
import billing.arrears.Steps.Kind;
import billing.arrears.Steps.Step;
import billing.database.Transactions;
import billing.messages.Channel;
import billing.messages.Messages;
import billing.messages.Order;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Does what is due about the debts of one account, in one transaction. Whoever follows an account
 * holds its rows, so a second worker finds everything done; a worker that dies has done nothing.
 */
@ApplicationScoped
class FollowingArrears {
  private static final String ROWS =
      "from ArrearRow a where a.key.accountId = :account order by a.key.stayId";
  private static final WritingOff.By POLICY = new WritingOff.By("policy", "the debt is too old");

  private final Transactions transactions;
  private final DebtBook debts;
  private final Messages messages;
  private final WritingOff writingOff;
  private final InstantSource time;

  FollowingArrears(
      Transactions transactions,
      DebtBook debts,
      Messages messages,
      WritingOff writingOff,
      InstantSource time) {
    this.transactions = transactions;
    this.debts = debts;
    this.messages = messages;
    this.writingOff = writingOff;
    this.time = time;
  }

  /** A debt and what is to be done about it. */
  private record Judged(DebtBook.Entry entry, Verdict verdict) {}

  /** A reminder of a visit. */
  private record Reminder(DebtBook.Entry entry, Step step) {}

  Uni<Void> follow(AccountId account) {
    return transactions.inOne(
        tx ->
            tx.createQuery(ROWS, ArrearRow.class)
                .setParameter("account", account.value())
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .chain(rows -> follow(tx, account, rows)));
  }

  private Uni<Void> follow(Mutiny.Session tx, AccountId account, List<ArrearRow> rows) {
    var now = time.instant();
    var due = rows.stream().filter(row -> isDue(row, now)).toList();
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return debts
        .list(tx, account)
        .map(entries -> judge(due, entries, now))
        .chain(judged -> act(tx, judged, now));
  }

  private static boolean isDue(ArrearRow row, Instant now) {
    return row.nextAt != null && !row.nextAt.isAfter(now);
  }

  /** A row whose debt is gone is not looked at any more, until the ledger shows a debt again. */
  private static List<Judged> judge(
      List<ArrearRow> due, List<DebtBook.Entry> entries, Instant now) {
    var judged = new ArrayList<Judged>();
    for (var row : due) {
      row.nextAt = null;
      for (var entry : entries) {
        if (entry.stay().equals(row.key)) {
          var verdict = ArrearsRules.judge(entry.policy(), entry.debt(), now);
          row.nextAt = verdict.lookAgain().orElse(null);
          judged.add(new Judged(entry, verdict));
        }
      }
    }
    return judged;
  }

  private Uni<Void> act(Mutiny.Session tx, List<Judged> judged, Instant now) {
    var steps = new ArrayList<StepRow>();
    var reminders = new LinkedHashMap<List<Channel>, List<Reminder>>();
    var givenUp = new ArrayList<DebtBook.Entry>();
    for (var it : judged) {
      for (var step : it.verdict().overtaken()) {
        steps.add(StepRow.of(it.entry(), step, Outcome.OVERTAKEN, now));
      }
      for (var step : it.verdict().due()) {
        if (step.kind() == Kind.REMINDER) {
          reminders
              .computeIfAbsent(step.channels(), channels -> new ArrayList<>())
              .add(new Reminder(it.entry(), step));
        } else {
          steps.add(StepRow.of(it.entry(), step, Outcome.DONE, now));
        }
        if (step.kind() == Kind.WRITE_OFF) {
          givenUp.add(it.entry());
        }
      }
    }
    return tx.persistAll(steps.toArray())
        .chain(() -> each(List.copyOf(reminders.entrySet()), it -> remind(tx, it, now)))
        .chain(tx::flush)
        .chain(() -> each(givenUp, it -> writingOff.giveUp(tx, it.stay(), POLICY)));
  }

  /** Visits that are to be reminded of the same way are told of in one message. */
  private Uni<Void> remind(
      Mutiny.Session tx, Map.Entry<List<Channel>, List<Reminder>> together, Instant now) {
    var oldest = together.getValue().get(0);
    var stay = oldest.entry().stay();
    var order = new Order(stay.account(), stay.stay(), oldest.step().name(), together.getKey());
    return messages
        .queue(tx, order)
        .chain(id -> tx.persistAll(rows(together.getValue(), id, now).toArray()));
  }

  private static List<StepRow> rows(List<Reminder> reminders, UUID message, Instant now) {
    return reminders.stream()
        .map(
            it -> {
              var row = StepRow.of(it.entry(), it.step(), Outcome.DONE, now);
              row.messageId = message;
              return row;
            })
        .toList();
  }

  private static <T> Uni<Void> each(List<T> items, java.util.function.Function<T, Uni<?>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> work.apply(item).replaceWith(Optional.<Void>empty()))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
