package billing.forgetting;

import billing.database.SealedText;
import billing.sealing.Masks;
import billing.sealing.Seal;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Masks plates of visits in batches that are transactions of their own, so that nobody waits long
 * for a row. Two who do it at once take different rows.
 */
@ApplicationScoped
class MaskingPlates {
  private static final int BATCH = 500;
  private static final String DUE =
      """
      select account_id, stay_id, plate_sealed from stay s
      where plate_hash <> 'masked' and coalesce(left_at, entered_at) < $1 and %s
      order by coalesce(left_at, entered_at), account_id, stay_id
      limit %d for update of s skip locked"""
          .formatted(OpenVisits.isDone("s"), BATCH);
  private static final String SOME =
      "from unnest($1::uuid[], $2::uuid[], $3::varchar[]) as m (account_id, stay_id, plate)"
          + " where t.account_id = m.account_id and t.stay_id = m.stay_id";
  private static final String STAYS =
      "update stay t set plate_hash = '%s', plate_sealed = m.plate %s".formatted(Masks.HASH, SOME);
  private static final String ENTRIES =
      "update gateway_entry t set plate_sealed = m.plate, identity = '%s' %s"
          .formatted(Masks.NOTHING, SOME);
  private static final String ATTEMPTS =
      "update attempt t set identity = '%s' %s and t.identity <> ''".formatted(Masks.NOTHING, SOME);

  private final Pool pool;
  private final Seal seal;

  MaskingPlates(@ReactiveDataSource("billing") Pool pool, Seal seal) {
    this.pool = pool;
    this.seal = seal;
  }

  /** Masks all that are due; answers how many. */
  Uni<Integer> mask(Instant endedBefore) {
    return Multi.createBy()
        .repeating()
        .uni(() -> pool.withTransaction(tx -> batch(tx, endedBefore)))
        .whilst(masked -> masked == BATCH)
        .collect()
        .asList()
        .map(all -> all.stream().mapToInt(Integer::intValue).sum());
  }

  private Uni<Integer> batch(SqlConnection tx, Instant endedBefore) {
    return tx.preparedQuery(DUE)
        .execute(Tuple.of(endedBefore.atOffset(ZoneOffset.UTC)))
        .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(0) : mask(tx, rows));
  }

  private Uni<Integer> mask(SqlConnection tx, RowSet<Row> rows) {
    List<UUID> accounts = new ArrayList<>();
    List<UUID> stays = new ArrayList<>();
    List<String> plates = new ArrayList<>();
    for (var row : rows) {
      accounts.add(row.getUUID(0));
      stays.add(row.getUUID(1));
      plates.add(Masks.kept(SealedText.open(seal, row.getString(2), SealedText.Plate.CONTEXT)));
    }
    var values =
        Tuple.tuple()
            .addArrayOfUUID(accounts.toArray(UUID[]::new))
            .addArrayOfUUID(stays.toArray(UUID[]::new))
            .addArrayOfString(plates.toArray(String[]::new));
    return tx.preparedQuery(STAYS)
        .execute(values)
        .chain(() -> tx.preparedQuery(ENTRIES).execute(values))
        .chain(() -> tx.preparedQuery(ATTEMPTS).execute(values))
        .replaceWith(stays.size());
  }
}
