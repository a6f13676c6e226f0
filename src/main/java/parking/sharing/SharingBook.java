package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import parking.database.Transactions;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.occupancy.CarsInside;
import parking.plates.PlateSeal;
import parking.problems.Problem;

/**
 * What is written down of shared spaces; whoever changes something of a lot waits for the other.
 */
@ApplicationScoped
class SharingBook {
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended('shared spaces/' || $1, 0))";

  private final Transactions transactions;
  private final PlateSeal seal;

  SharingBook(Transactions transactions, PlateSeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  /**
   * A lot's book, held until the end of the transaction.
   *
   * @param tx the transaction
   */
  record Page(SqlConnection tx, SharedLotWriting writing) {
    SharedLotReading reading() {
      return new SharedLotReading(tx, writing.lot(), writing.seal());
    }

    PassOrderTable orders() {
      return new PassOrderTable(tx, writing.seal());
    }

    ReplyTable replies() {
      return new ReplyTable(tx, writing.lot(), writing.seal());
    }

    Uni<Set<String>> platesInside() {
      return CarsInside.plates(tx, writing.lot(), writing.seal());
    }
  }

  Uni<SharedLot> read(Lot lot, Instant now) {
    return transactions.direct(tx -> read(tx, lot, now));
  }

  /** Looks at a lot; others may change it meanwhile. */
  <T> Uni<T> look(Lot lot, Instant now, BiFunction<SharedLot, Page, Uni<T>> work) {
    return transactions.direct(tx -> open(tx, lot, now, work));
  }

  /** Works on a lot alone. */
  <T> Uni<T> change(Lot lot, Instant now, BiFunction<SharedLot, Page, Uni<T>> work) {
    return transactions.direct(
        tx ->
            tx.preparedQuery(LOCK)
                .execute(Tuple.of(lot.id()))
                .chain(() -> open(tx, lot, now, work)));
  }

  private <T> Uni<T> open(
      SqlConnection tx, Lot lot, Instant now, BiFunction<SharedLot, Page, Uni<T>> work) {
    return read(tx, lot, now)
        .chain(
            shared -> work.apply(shared, new Page(tx, new SharedLotWriting(tx, lot.id(), seal))));
  }

  private Uni<SharedLot> read(SqlConnection tx, Lot lot, Instant now) {
    return new SharedLotReading(tx, lot.id(), seal).read(lot.capacity(), LocalDays.dayAt(now));
  }

  /** Refuses what would promise more than there is. */
  static void mustSuffice(Optional<Shortage> shortage) {
    if (shortage.isPresent()) {
      var it = shortage.get();
      throw Problem.conflict(it.of().code(), it.words())
          .with("day", it.day())
          .with("wanted", it.wanted())
          .with("there", it.there());
    }
  }
}
