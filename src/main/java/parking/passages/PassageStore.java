package parking.passages;

import static parking.database.Transactions.sendNow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parking.database.Transactions;
import parking.devices.DeviceLog;
import parking.lots.Lot;
import parking.lots.LotTurns;

/** Keeps every passage once, with all that follows from it in the same transaction. */
@ApplicationScoped
class PassageStore {
  private final Transactions transactions;
  private final PassageFollower follower;
  private final DeviceLog devices;
  private final PassageSeal seal;

  PassageStore(
      Transactions transactions, PassageFollower follower, DeviceLog devices, PassageSeal seal) {
    this.seal = seal;
    this.transactions = transactions;
    this.follower = follower;
    this.devices = devices;
  }

  /**
   * Stores what a device sent together, unless it used a number before. Batches for one lot follow
   * one another, from whichever instance of the service they come.
   *
   * @param sentAt the device's clock when it sent them, if it said so
   * @param batch of one device, at least one, in the order in which the cars were seen
   * @return what became of each, by its place in the batch
   */
  Uni<List<ReadingResult>> put(Lot lot, Optional<Instant> sentAt, List<Incoming> batch) {
    return transactions.direct(
        tx -> {
          var device = batch.get(0).passage().place().device();
          var turn = sendNow(LotTurns.take(tx, lot.id()));
          var highest = sendNow(devices.highestSequence(tx, lot.id(), device));
          var heard = sendNow(devices.heard(tx, heard(lot, sentAt, batch)));
          return turn.chain(() -> highest)
              .chain(number -> heard.chain(() -> taken(tx, lot, batch, number)))
              .chain(taken -> put(tx, lot, new Sorted(batch, taken)));
        });
  }

  /** Only a number that is not above all before it can have been used before. */
  private Uni<Map<Long, Incoming.Taken>> taken(
      SqlConnection tx, Lot lot, List<Incoming> batch, long highest) {
    var numbers = batch.stream().map(Incoming::number).filter(it -> it <= highest).toList();
    var device = batch.get(0).passage().place().device();
    return new PassageTable(tx, seal).taken(lot.id(), device, numbers);
  }

  private static DeviceLog.Heard heard(Lot lot, Optional<Instant> sentAt, List<Incoming> batch) {
    var first = batch.get(0).passage();
    Map<String, Instant> byLane = new HashMap<>();
    for (var incoming : batch) {
      var passage = incoming.passage();
      byLane.merge(passage.place().lane(), passage.seenAt(), (a, b) -> a.isAfter(b) ? a : b);
    }
    return new DeviceLog.Heard(
        lot.id(),
        first.place().device(),
        sentAt,
        first.noticed().atService(),
        batch.stream().mapToLong(Incoming::number).max().orElse(0),
        byLane);
  }

  private Uni<List<ReadingResult>> put(SqlConnection tx, Lot lot, Sorted sorted) {
    if (sorted.fresh.isEmpty()) {
      return Uni.createFrom().item(sorted.results);
    }
    var passages = sorted.fresh.stream().map(Incoming::passage).toList();
    return follower
        .follow(tx, lot, passages)
        .chain(followed -> new PassageTable(tx, seal).put(sorted.fresh, followed))
        .replaceWith(sorted.results);
  }

  /** Which readings are new, and what is answered to each. */
  private static final class Sorted {
    private final List<Incoming> fresh = new ArrayList<>();
    private final List<ReadingResult> results = new ArrayList<>();

    Sorted(List<Incoming> batch, Map<Long, Incoming.Taken> before) {
      Map<Long, Incoming.Taken> taken = new HashMap<>(before);
      for (var incoming : batch) {
        var first = taken.putIfAbsent(incoming.number(), incoming.taken());
        if (first == null) {
          fresh.add(incoming);
        }
        results.add(first == null ? incoming.accepted() : incoming.compare(first));
      }
    }
  }
}
