package parking.sessions;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.lots.LotTurns;
import parking.lots.Lots;

/** Ends visits of cars that were not seen for longer than cars stay. */
@ApplicationScoped
class LapsingSessions {
  private final Transactions transactions;
  private final SessionStore store;
  private final Lots lots;
  private final SessionSettings settings;

  LapsingSessions(
      Transactions transactions, SessionStore store, Lots lots, SessionSettings settings) {
    this.transactions = transactions;
    this.store = store;
    this.lots = lots;
    this.settings = settings;
  }

  @Scheduled(
      every = "{parking.sessions.lost-check-every}",
      delayed = "1m",
      identity = "lapsing-sessions",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> lapse() {
    return Multi.createFrom()
        .iterable(lots.listLots())
        .onItem()
        .transformToUniAndConcatenate(
            lot -> transactions.direct(tx -> LotTurns.take(tx, lot.id()).chain(() -> in(tx, lot))))
        .collect()
        .last()
        .onFailure()
        .invoke(e -> Log.errorf(e, "Lost cars cannot be looked for; it will be tried again"))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<Void> in(SqlConnection tx, Lot lot) {
    var now = store.now();
    var since = now.minus(SessionPolicy.of(lot, settings).times().lostAfter());
    return store
        .reading(tx, lot.id())
        .notSeenSince(since)
        .chain(
            lost -> {
              var book = new LotBook(lost, List.of(), now);
              book.listOpen().forEach(open -> book.put(open.lapse(Reason.NOT_SEEN_ANY_MORE)));
              return store
                  .write(tx, lot.id(), book)
                  .chain(() -> store.countUnread(tx, lot.id(), UnreadCars.givenUpIn(book)));
            });
  }
}
