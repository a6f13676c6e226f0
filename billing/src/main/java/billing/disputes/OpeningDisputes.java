package billing.disputes;

import billing.api.DisputeView.Step;
import billing.api.Disputes.Opened;
import billing.api.Disputes.Opening;
import billing.charges.Answering;
import billing.charges.Objections;
import billing.charges.Relieving;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens disputes, in the books of the account that answers for the visit. */
@ApplicationScoped
class OpeningDisputes {
  private final Transactions transactions;
  private final Answering answering;
  private final Relieving relieving;
  private final Ledger ledger;
  private final DisputeSettings settings;
  private final InstantSource time;

  OpeningDisputes(
      Transactions transactions,
      Answering answering,
      Relieving relieving,
      Ledger ledger,
      DisputeSettings settings,
      InstantSource time) {
    this.transactions = transactions;
    this.answering = answering;
    this.relieving = relieving;
    this.ledger = ledger;
    this.settings = settings;
    this.time = time;
  }

  Uni<Opened> open(Opening opening) {
    return transactions.inOne(
        tx ->
            answering
                .find(tx, List.of(opening.stay()))
                .chain(keys -> keys.isEmpty() ? nothing() : open(tx, keys.get(0), opening)));
  }

  private Uni<Opened> open(Mutiny.Session tx, StayKey key, Opening opening) {
    return StayRow.lock(tx, key)
        .chain(
            stay ->
                relieving
                    .cost(tx, stay)
                    .chain(
                        cost -> cost.net().isZero() ? nothing() : openIfNoneIs(tx, stay, opening)));
  }

  private Uni<Opened> openIfNoneIs(Mutiny.Session tx, StayRow stay, Opening opening) {
    var table = new DisputeTable(tx, time.instant());
    return table
        .findOpen(stay.key())
        .chain(
            open ->
                open != null
                    ? Uni.createFrom().item(new Opened.AlreadyOpen(open.key.number()))
                    : rest(tx, stay).chain(() -> write(table, stay, opening)));
  }

  /** What is owed is neither collected nor asked about before the dispute is decided. */
  private Uni<Void> rest(Mutiny.Session tx, StayRow stay) {
    return ledger
        .owed(tx, stay.key())
        .invoke(
            owed -> {
              if (!owed.isZero()) {
                stay.rest(Objections.WHY);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Opened> write(DisputeTable table, StayRow stay, Opening opening) {
    var account = stay.key().account();
    var now = table.now();
    var row =
        DisputeRow.opened(
            DisputeRow.Key.make(account.value()),
            stay.key(),
            opening.reason(),
            new DisputeRow.Deadline(now, now.plus(settings.decideWithin())));
    row.lot = stay.lot();
    var step =
        new Step(StepRow.Kind.OPEN.name(), opening.by(), opening.words(), opening.picture(), now);
    return table
        .tx()
        .persist(row)
        .chain(() -> table.tx().flush())
        .chain(() -> table.add(row, step))
        .chain(() -> table.view(row))
        .map(Opened.Done::new);
  }

  private static Uni<Opened> nothing() {
    return Uni.createFrom().item(new Opened.NothingCharged());
  }
}
