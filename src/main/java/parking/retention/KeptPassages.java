package parking.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parking.database.Transactions;
import parking.database.Values;

/** Rows of {@code passage} whose pictures or plates may be forgotten. */
@ApplicationScoped
class KeptPassages {
  static final int BATCH = 500;
  private static final UUID FIRST = new UUID(0, 0);

  /** The same picture comes twice from the same camera only, soon after. */
  private static final Duration SOON = Duration.ofDays(1);

  private static final String NEXT =
      """
      select passage_id, received_at, session_id, plate_hash, plate_sealed, picture_sha256,
        cut_out_sha256
      from passage where lot_id = $1 and kept = $2 and received_at < $3
        and (received_at, passage_id) > ($4, $5)
      order by received_at, passage_id limit %d"""
          .formatted(BATCH);
  private static final String OTHERS =
      """
      select picture_sha256, cut_out_sha256 from passage
      where lot_id = $1 and kept = 'ALL' and received_at between $2 and $3
        and passage_id <> all($4) and (picture_sha256 = any($5) or cut_out_sha256 = any($5))""";
  private static final String WITHOUT_PICTURES =
      """
      update passage p set kept = case when plate_hash = '' then 'NOTHING' else 'PLATE' end,
        opinions = case when plate_hash = '' then null else opinions end
      from unnest($2::uuid[], $3::timestamptz[]) as d (passage_id, received_at)
      where p.lot_id = $1 and p.passage_id = d.passage_id and p.received_at = d.received_at
        and p.kept = 'ALL'""";

  /** The fingerprint of a reading can be found again by trying plates, so it goes, too. */
  private static final String WITHOUT_PLATES =
      """
      update passage p set kept = 'NOTHING', plate_hash = 'masked', plate_sealed = d.plate,
        opinions = null, fingerprint = ''
      from unnest($2::uuid[], $3::timestamptz[], $4::varchar[])
        as d (passage_id, received_at, plate)
      where p.lot_id = $1 and p.passage_id = d.passage_id and p.received_at = d.received_at
        and p.kept = 'PLATE'""";

  private final Transactions transactions;

  KeptPassages(Transactions transactions) {
    this.transactions = transactions;
  }

  /** What is kept of a passage. */
  enum Kept {
    ALL,
    PLATE
  }

  /** Where a batch begins: behind this passage. */
  record Place(Instant receivedAt, UUID passage) {
    static final Place BEGIN = new Place(Instant.EPOCH, FIRST);
  }

  /** A passage, as far as forgetting it goes. */
  record Found(Place place, Optional<UUID> visit, Car car, List<String> pictures) {}

  /** Its car. */
  record Car(String hash, String sealed) {}

  /** The next passages of a lot, the oldest first, that came before a moment. */
  Uni<List<Found>> next(String lot, Kept kept, Instant before, Place after) {
    var values = Values.of(lot, kept.name(), before, after.receivedAt(), after.passage());
    return transactions.single(NEXT, values).map(rows -> Values.list(rows, KeptPassages::found));
  }

  private static Found found(Row row) {
    return new Found(
        new Place(Values.instant(row, "received_at"), row.getUUID("passage_id")),
        Optional.ofNullable(row.getUUID("session_id")),
        new Car(row.getString("plate_hash"), row.getString("plate_sealed")),
        Stream.of(row.getString("picture_sha256"), row.getString("cut_out_sha256"))
            .filter(it -> it != null)
            .toList());
  }

  /** Which pictures of these passages others of the lot need. */
  Uni<Set<String>> neededByOthers(String lot, List<Found> all) {
    var pictures = all.stream().flatMap(it -> it.pictures().stream()).toArray(String[]::new);
    if (pictures.length == 0) {
      return Uni.createFrom().item(Set.of());
    }
    var values =
        Values.of(
            lot,
            all.get(0).place().receivedAt().minus(SOON),
            all.get(all.size() - 1).place().receivedAt().plus(SOON),
            ids(all),
            pictures);
    return transactions
        .single(OTHERS, values)
        .map(
            rows ->
                Values.list(rows, row -> Stream.of(row.getString(0), row.getString(1))).stream()
                    .flatMap(it -> it)
                    .filter(it -> it != null)
                    .collect(Collectors.toSet()));
  }

  private static UUID[] ids(Collection<Found> all) {
    return all.stream().map(it -> it.place().passage()).toArray(UUID[]::new);
  }

  private static OffsetDateTime[] times(Collection<Found> all) {
    return all.stream()
        .map(it -> it.place().receivedAt().atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  /** The pictures of these passages are gone. */
  Uni<Void> withoutPictures(String lot, List<Found> all) {
    return transactions
        .single(WITHOUT_PICTURES, Tuple.of(lot, ids(all), times(all)))
        .replaceWithVoid();
  }

  /**
   * The plates of these passages are gone.
   *
   * @param masked what is left of each, as it is kept
   */
  Uni<Void> withoutPlates(String lot, List<Found> all, List<String> masked) {
    var values = Tuple.of(lot, ids(all), times(all), masked.toArray(String[]::new));
    return transactions.single(WITHOUT_PLATES, values).replaceWithVoid();
  }
}
