package billing.disputes;

import billing.api.DisputeView.Step;
import billing.api.Disputes.Act;
import billing.api.Disputes.Acted;
import billing.api.Disputes.Lowering;
import billing.charges.Objections;
import billing.charges.Relief;
import billing.charges.Relieving;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Standing;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Does something with a dispute that is open, once, and writes down who did and why. */
@ApplicationScoped
class ActingOnDisputes {
  private final Transactions transactions;
  private final Relieving relieving;
  private final InstantSource time;

  ActingOnDisputes(Transactions transactions, Relieving relieving, InstantSource time) {
    this.transactions = transactions;
    this.relieving = relieving;
    this.time = time;
  }

  /** A dispute that waits, held until the transaction's end. */
  private record Held(DisputeTable table, DisputeRow row, Dispute.Open open) {}

  /** A move that changes no money. */
  Uni<Acted> take(Act act, StepRow.Kind kind, Function<Dispute.Open, Dispute> move) {
    return held(
        act,
        held -> {
          var next = move.apply(held.open());
          return (next instanceof Dispute.Open ? nobody() : collectAgain(held))
              .chain(() -> write(held, act, kind, next));
        });
  }

  /** What rested because of the dispute is collected from now on. */
  private static Uni<Void> collectAgain(Held held) {
    return held.table()
        .tx()
        .find(StayRow.class, held.row().stay())
        .invoke(
            stay -> {
              if (Objections.WHY.equals(stay.note())) {
                stay.collectAnew(held.table().now());
              }
            })
        .replaceWithVoid();
  }

  /** Lowers the charge. */
  Uni<Acted> refund(Act act, Lowering lowering) {
    return held(act, held -> refund(held, act, lowering));
  }

  private Uni<Void> holdVisit(Mutiny.Session tx, DisputeRow.Key key) {
    return new DisputeTable(tx, time.instant())
        .findStay(key)
        .chain(stay -> stay == null ? nobody() : StayRow.lock(tx, stay).replaceWithVoid());
  }

  private static Uni<Void> nobody() {
    return Uni.createFrom().voidItem();
  }

  /** The visit's row is held first, as by everybody who posts for it or has it collected. */
  private Uni<Acted> held(Act act, Function<Held, Uni<Acted>> work) {
    var key = DisputeRow.Key.find(act.number());
    return key.isEmpty()
        ? Uni.createFrom().item(new Acted.Unknown())
        : transactions.inOne(
            tx -> {
              var table = new DisputeTable(tx, time.instant());
              return holdVisit(tx, key.get())
                  .chain(() -> table.lock(key.get()))
                  .chain(row -> held(table, row, work));
            });
  }

  private static Uni<Acted> held(
      DisputeTable table, DisputeRow row, Function<Held, Uni<Acted>> work) {
    if (row == null) {
      return Uni.createFrom().item(new Acted.Unknown());
    }
    return row.dispute() instanceof Dispute.Open open
        ? work.apply(new Held(table, row, open))
        : table.view(row).map(Acted.Over::new);
  }

  private Uni<Acted> refund(Held held, Act act, Lowering lowering) {
    var tx = held.table().tx();
    return StayRow.lock(tx, held.row().stay())
        .chain(
            stay ->
                relieving
                    .cost(tx, stay)
                    .chain(
                        cost -> {
                          var amount = lowering.amount().orElse(cost.net());
                          return lowering.amount().isPresent() && amount.compareTo(cost.net()) > 0
                              ? Uni.createFrom().item(new Acted.TooMuch(cost.net()))
                              : grant(held, stay, lowering)
                                  .chain(() -> write(held, act, amount, lowering));
                        }));
  }

  /** What was paid is given back, and what is still owed is collected, by whoever does that. */
  private Uni<Void> grant(Held held, StayRow stay, Lowering lowering) {
    var now = held.table().now();
    var cause = new Standing.Cause("dispute:" + held.row().key.number(), now);
    Relief relief = lowering.amount().<Relief>map(Relief.Part::new).orElseGet(Relief.Whole::new);
    return relieving
        .grant(held.table().tx(), stay, relief, cause)
        .invoke(() -> stay.collectAnew(now));
  }

  private static Uni<Acted> write(Held held, Act act, Fen amount, Lowering lowering) {
    var isWhole = lowering.amount().isEmpty();
    return write(
        held, act, StepRow.Kind.REFUND, held.open().refund(amount, isWhole, lowering.wasWrong()));
  }

  private static Uni<Acted> write(Held held, Act act, StepRow.Kind kind, Dispute next) {
    var table = held.table();
    held.row().show(next, table.now());
    var step = new Step(kind.name(), act.by(), act.words(), Optional.empty(), table.now());
    return table.add(held.row(), step).chain(() -> table.view(held.row())).map(Acted.Done::new);
  }
}
