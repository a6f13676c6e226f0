package billing.reconciliation;

import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DayState;
import billing.api.Reconciliations.DifferenceKind;
import billing.database.Transactions;
import billing.gateways.BillReply;
import billing.reconciliation.StoredBills.Contents;
import billing.reconciliation.StoredBills.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks gateways for bills, and keeps what they give. */
@ApplicationScoped
class KeepingBills {
  /** A bill of a busy day is a large file. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final Progress progress;
  private final StoredBills bills;
  private final Differences differences;
  private final LateBills late;

  KeepingBills(
      Transactions transactions,
      Progress progress,
      StoredBills bills,
      Differences differences,
      LateBills late) {
    this.transactions = transactions;
    this.progress = progress;
    this.bills = bills;
    this.differences = differences;
    this.late = late;
  }

  /**
   * Whatever goes wrong on the way is a bill that cannot be used. A bill that is not there although
   * it should be is an empty one when our books know nothing of the day either.
   */
  <L> Uni<BillReply<L>> ask(BillKey key, Supplier<Uni<BillReply<L>>> asking) {
    return ask(asking)
        .chain(
            reply ->
                reply instanceof BillReply.Absent<L> && progress.mayBeEmpty(key.day())
                    ? transactions
                        .inOne(tx -> QuietDays.isQuiet(tx, key))
                        .map(quiet -> quiet ? new BillReply.Ready<L>(List.of()) : reply)
                    : Uni.createFrom().item(reply));
  }

  private static <L> Uni<BillReply<L>> ask(Supplier<Uni<BillReply<L>>> asking) {
    return Uni.createFrom()
        .deferred(asking::get)
        .ifNoItem()
        .after(LONGEST_CALL)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> new BillReply.Unusable<>(failure.toString()));
  }

  /**
   * Keeps a bill, unless its newest edition is the same, and has it worked off. The day is done
   * when that is: whoever closes a period may rely on it.
   *
   * @param lines puts the lines of this edition
   * @param work what is to be done with what is kept
   */
  Uni<Day> keep(
      BillKey key,
      Contents contents,
      BiFunction<Mutiny.Session, Integer, Uni<Void>> lines,
      Supplier<Uni<Void>> work) {
    return transactions
        .inOne(tx -> keep(tx, key, contents, lines))
        .call(kept -> work.get())
        .chain(
            kept ->
                transactions.inOne(
                    tx ->
                        progress
                            .show(tx, key, DayState.DONE, words(contents, kept))
                            .call(day -> late.show(tx, key, day))));
  }

  private Uni<Kept> keep(
      Mutiny.Session tx,
      BillKey key,
      Contents contents,
      BiFunction<Mutiny.Session, Integer, Uni<Void>> lines) {
    return progress
        .hold(tx, key)
        .chain(() -> progress.show(tx, key, DayState.WAITING, "kept, and not compared yet"))
        .chain(() -> bills.keep(tx, key, contents))
        .call(kept -> kept.isNew() ? lines.apply(tx, kept.edition()) : Uni.createFrom().voidItem())
        .call(kept -> tellIfChanged(tx, key, kept));
  }

  private static String words(Contents contents, Kept kept) {
    return "%d lines, edition %d".formatted(contents.lines(), kept.edition());
  }

  /** A bill that says something else than before is a difference of its own. */
  private Uni<Void> tellIfChanged(Mutiny.Session tx, BillKey key, Kept kept) {
    if (!kept.isChanged()) {
      return Uni.createFrom().voidItem();
    }
    var words =
        "the bill was another one when it was fetched again: edition %d counts, %d is kept"
            .formatted(kept.edition(), kept.edition() - 1);
    return differences.put(
        tx,
        key,
        new Found(
            DifferenceKind.CHANGED, key.bill().name(), Optional.empty(), Optional.empty(), words));
  }

  /** Writes down why there is no bill. */
  <L> Uni<Day> putOff(BillKey key, BillReply<L> reply) {
    var state = reply instanceof BillReply.Never ? DayState.NEVER : DayState.WAITING;
    return transactions.inOne(
        tx ->
            progress
                .hold(tx, key)
                .chain(() -> progress.show(tx, key, state, why(reply)))
                .call(day -> late.show(tx, key, day)));
  }

  private static <L> String why(BillReply<L> reply) {
    if (reply instanceof BillReply.NotYet<L> notYet) {
      return "not there yet: " + notYet.why();
    }
    if (reply instanceof BillReply.Absent<L> absent) {
      return "not there: " + absent.why();
    }
    if (reply instanceof BillReply.Never<L> never) {
      return "there is no such bill: " + never.why();
    }
    return reply instanceof BillReply.Unusable<L> unusable
        ? "unusable, and nothing of it is used: " + unusable.why()
        : "";
  }
}
