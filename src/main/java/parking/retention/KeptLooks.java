package parking.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;

/** Forgets who looked at what. */
@ApplicationScoped
class KeptLooks {
  private static final int BATCH = 1000;
  private static final String OF_SUBJECTS =
      "delete from look where plate_hash = any($1) and subject_id = any($2)";
  private static final String OF_PLATES = "delete from look where plate_hash = any($1)";
  private static final String OLD =
      """
      delete from look where ctid = any(array(
        select ctid from look where looked_at < $1 limit %d))"""
          .formatted(BATCH);

  private final Transactions transactions;

  KeptLooks(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Forgets looks at passages or visits whose plate is masked: it leads to them no more. */
  Uni<Void> forget(Collection<String> hashes, Collection<UUID> subjects) {
    var values = Tuple.of(hashes.toArray(String[]::new), subjects.toArray(UUID[]::new));
    return transactions.single(OF_SUBJECTS, values).replaceWithVoid();
  }

  /** Forgets all looks at these plates. */
  Uni<Void> forgetAll(Collection<String> hashes) {
    return transactions
        .single(OF_PLATES, Tuple.of(hashes.toArray(String[]::new)))
        .replaceWithVoid();
  }

  Uni<Void> forgetOld(Instant before, Tally tally) {
    return tally.each(
        "looks",
        BATCH,
        () -> transactions.single(OLD, Values.of(before)).map(rows -> rows.rowCount()));
  }
}
