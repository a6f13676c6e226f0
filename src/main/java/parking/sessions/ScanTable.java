package parking.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parking.lots.Lane;
import parking.passages.Direction;
import parking.passages.Passage;

/** What phones told at the lanes of one lot. Each statement names the lot. */
final class ScanTable {
  private static final String COUNT =
      """
      select count(*) from scan
      where lot_id = $1 and device = $2 and lane = $3 and scanned_at > $4""";
  private static final String UNSEEN =
      """
      select scan_id, device, lane, way, scanned_at, session_id from scan
      where lot_id = $1 and device = any($2) and lane = any($3)
        and scanned_at between $4 and $5 and passage_id is null
      order by scanned_at limit 200""";
  private static final String PUT =
      """
      insert into scan
        (lot_id, scan_id, device, lane, way, session_id, scanned_at, passage_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""";
  private static final String SEEN =
      """
      update scan s set passage_id = p.passage_id
      from unnest($2::uuid[], $3::uuid[]) as p (scan_id, passage_id)
      where s.lot_id = $1 and s.scan_id = p.scan_id""";

  private final SqlConnection tx;
  private final String lot;

  ScanTable(SqlConnection tx, String lot) {
    this.tx = tx;
    this.lot = lot;
  }

  /** How many scans a lane has seen since a time. */
  Uni<Long> count(Lane lane, Instant since) {
    return tx.preparedQuery(COUNT)
        .execute(Tuple.of(lot, lane.device(), lane.name(), SessionColumns.time(since)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Scans that may belong to these passages, none of which could be read. */
  Uni<Scans> unseen(List<Passage> unread) {
    if (unread.isEmpty()) {
      return Uni.createFrom().item(new Scans(List.of()));
    }
    var times = unread.stream().map(Passage::seenAt).sorted().toList();
    var values =
        Tuple.of(lot)
            .addArrayOfString(array(unread, true))
            .addArrayOfString(array(unread, false))
            .addOffsetDateTime(SessionColumns.time(times.get(0).minus(Scans.TOGETHER)))
            .addOffsetDateTime(
                SessionColumns.time(times.get(times.size() - 1).plus(Scans.TOGETHER)));
    return tx.preparedQuery(UNSEEN)
        .execute(values)
        .map(
            rows -> {
              List<Scans.Scan> scans = new ArrayList<>();
              rows.forEach(row -> scans.add(scan(row)));
              return new Scans(scans);
            });
  }

  private static String[] array(List<Passage> passages, boolean device) {
    return passages.stream()
        .map(Passage::place)
        .map(place -> device ? place.device() : place.lane())
        .distinct()
        .toArray(String[]::new);
  }

  private static Scans.Scan scan(Row row) {
    return new Scans.Scan(
        row.getUUID(0),
        row.getString(1),
        row.getString(2),
        Direction.valueOf(row.getString(3)),
        SessionColumns.instant(row, "scanned_at"),
        row.getUUID(5));
  }

  /**
   * @param passage the car that a camera saw there and could not read, if one did
   */
  Uni<Void> put(Scans.Scan scan, Optional<UUID> passage) {
    return tx.preparedQuery(PUT)
        .execute(
            Tuple.of(lot, scan.id(), scan.device(), scan.lane(), scan.way().name(), scan.session())
                .addOffsetDateTime(SessionColumns.time(scan.at()))
                .addUUID(passage.orElse(null)))
        .replaceWithVoid();
  }

  /**
   * @param passages by the name of the scan that was made when they were seen
   */
  Uni<Void> seen(Map<UUID, UUID> passages) {
    if (passages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var pairs = List.copyOf(passages.entrySet());
    var values =
        Tuple.of(lot)
            .addArrayOfUUID(pairs.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
            .addArrayOfUUID(pairs.stream().map(Map.Entry::getValue).toArray(UUID[]::new));
    return tx.preparedQuery(SEEN).execute(values).replaceWithVoid();
  }
}
