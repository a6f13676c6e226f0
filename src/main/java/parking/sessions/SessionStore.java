package parking.sessions;

import static parking.database.Transactions.sendNow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import parking.outbox.Outbox;
import parking.permits.Permit;
import parking.permits.Permits;
import parking.plates.PlateSeal;

/** Keeps sessions, and announces what happened to them in the same transaction. */
@ApplicationScoped
class SessionStore {
  private static final String UNREAD =
      "select zone, unread from lot_state where lot_id = $1 and zone = any($2)";
  private static final String COUNT_UNREAD =
      """
      update lot_state s set unread = d.unread, changed_at = $2
      from unnest($3::varchar[], $4::integer[]) as d (zone, unread)
      where s.lot_id = $1 and s.zone = d.zone""";

  private final Outbox outbox;
  private final Permits permits;
  private final PlateSeal seal;
  private final InstantSource time;

  SessionStore(Outbox outbox, Permits permits, PlateSeal seal, InstantSource time) {
    this.outbox = outbox;
    this.permits = permits;
    this.seal = seal;
    this.time = time;
  }

  /** Reads the sessions of a lot within a transaction. */
  SessionReading reading(SqlConnection tx, String lot) {
    return new SessionReading(tx, lot, seal);
  }

  /** The phones of a lot within a transaction. */
  Phones phones(SqlConnection tx, String lot) {
    return new Phones(tx, lot, seal);
  }

  /** Every permit that these cars ever had in a lot. */
  Uni<List<Permit>> permits(SqlConnection tx, String lot, Collection<String> plates) {
    return permits.ofCars(tx, lot, plates);
  }

  /** What is known of these cars in a lot, as far back as it matters. */
  Uni<LotBook> open(SqlConnection tx, String lot, Collection<String> plates) {
    var now = time.instant();
    var sessions = reading(tx, lot).ofCars(plates, now);
    var granted = sendNow(permits.ofCars(tx, lot, plates));
    return sessions.chain(kept -> granted.map(all -> new LotBook(kept, all, now)));
  }

  /** The sessions of these names, and all else that is known of their cars. */
  Uni<LotBook> open(SqlConnection tx, String lot, List<UUID> ids) {
    return reading(tx, lot)
        .byId(ids)
        .chain(named -> open(tx, lot, plates(named)).invoke(book -> book.addAll(named)));
  }

  private static List<String> plates(List<Kept> all) {
    return all.stream().map(kept -> kept.session().visit().plate().text()).distinct().toList();
  }

  /** Sends at once what changed in a book, and the facts that follow. */
  Uni<Void> write(SqlConnection tx, String lot, LotBook book) {
    var facts =
        book.listFacts().stream()
            .map(fact -> new Outbox.Fact(seal.hash(fact.subject()), fact.body()))
            .toList();
    var written = new SessionWriting(tx, lot, time.instant(), seal).write(book.listChanges());
    var told = sendNow(outbox.write(tx, lot, facts));
    return written.chain(() -> told);
  }

  /** Counts cars without a session on; only the holder of the lot's turn may. */
  Uni<Void> countUnread(SqlConnection tx, String lot, UnreadCars cars) {
    if (cars.zones().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.preparedQuery(UNREAD)
        .execute(Tuple.of(lot, cars.zones().toArray(String[]::new)))
        .chain(
            rows -> {
              Map<String, Integer> changed = new TreeMap<>();
              for (var row : rows) {
                var after = cars.after(row.getString(0), row.getInteger(1));
                if (after != row.getInteger(1)) {
                  changed.put(row.getString(0), after);
                }
              }
              return putUnread(tx, lot, changed);
            });
  }

  private Uni<Void> putUnread(SqlConnection tx, String lot, Map<String, Integer> unread) {
    if (unread.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var values =
        Tuple.of(lot, SessionColumns.time(now()))
            .addArrayOfString(unread.keySet().toArray(String[]::new))
            .addArrayOfInteger(unread.values().toArray(Integer[]::new));
    return tx.preparedQuery(COUNT_UNREAD).execute(values).replaceWithVoid();
  }

  Instant now() {
    return time.instant();
  }
}
