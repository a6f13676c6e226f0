package parking.passages;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import parking.passages.PassageFollower.Followed;

/** The table of passages. Each statement names the lot and takes all its rows at once. */
final class PassageTable {
  private static final String TAKEN =
      """
      select sequence, fingerprint, passage_id from passage
      where lot_id = $1 and device = $2 and sequence = any($3)""";
  private static final String PUT =
      """
      insert into passage (lot_id, received_at, device, passage_id, sequence, fingerprint, lane,
        direction, event, plate_hash, plate_sealed, colour, confidence, look, opinions,
        picture_sha256, cut_out_sha256, seen_at, session_id, verdict)
      select $1, $2, $3, * from unnest($4::uuid[], $5::bigint[], $6::varchar[], $7::varchar[],
        $8::varchar[], $9::varchar[], $10::varchar[], $11::varchar[], $12::varchar[], $13::real[],
        $14::varchar[], $15::varchar[], $16::varchar[], $17::varchar[], $18::timestamptz[],
        $19::uuid[], $20::varchar[])""";

  private final SqlConnection tx;
  private final PassageSeal seal;

  PassageTable(SqlConnection tx, PassageSeal seal) {
    this.tx = tx;
    this.seal = seal;
  }

  /** Which of these numbers a device has used, and for what. */
  Uni<Map<Long, Incoming.Taken>> taken(String lot, String device, List<Long> numbers) {
    if (numbers.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return tx.preparedQuery(TAKEN)
        .execute(Tuple.of(lot, device, numbers.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, Incoming.Taken> taken = new HashMap<>();
              rows.forEach(
                  row ->
                      taken.put(
                          row.getLong(0), new Incoming.Taken(row.getString(1), row.getUUID(2))));
              return taken;
            });
  }

  /** Stores passages of one device that came together, with what became of each. */
  Uni<Void> put(List<Incoming> all, List<Followed> followed) {
    var first = all.get(0).passage();
    var tuple =
        Tuple.tuple()
            .addString(first.lotId())
            .addOffsetDateTime(time(first.noticed().atService()))
            .addString(first.place().device())
            .addArrayOfUUID(array(all, it -> it.passage().id(), java.util.UUID[]::new))
            .addArrayOfLong(array(all, it -> it.reading().number(), Long[]::new));
    strings(tuple, all, it -> it.reading().fingerprint());
    strings(tuple, all, it -> it.passage().place().lane());
    strings(tuple, all, it -> it.passage().direction().name());
    strings(tuple, all, it -> it.passage().event().name());
    strings(tuple, all, it -> seal.plates().hash(plate(it)));
    strings(tuple, all, it -> seal.plates().seal(plate(it)));
    strings(tuple, all, it -> it.passage().read().colour().name());
    tuple.addArrayOfFloat(array(all, it -> it.passage().read().confidence(), Float[]::new));
    strings(tuple, all, it -> it.passage().look().orElse(null));
    strings(tuple, all, it -> it.reading().plate().opinions().map(seal::opinions).orElse(null));
    strings(tuple, all, it -> hash(it.reading().evidence().picture()));
    strings(tuple, all, it -> hash(it.reading().evidence().cutOut()));
    tuple.addArrayOfOffsetDateTime(
        array(all, it -> time(it.passage().seenAt()), OffsetDateTime[]::new));
    tuple.addArrayOfUUID(array(followed, it -> it.session().orElse(null), java.util.UUID[]::new));
    strings(tuple, followed, Followed::verdict);
    return tx.preparedQuery(PUT).execute(tuple).replaceWithVoid();
  }

  private static <T> void strings(Tuple tuple, List<T> all, Function<T, String> field) {
    tuple.addArrayOfString(array(all, field, String[]::new));
  }

  private static <T, F> F[] array(List<T> all, Function<T, F> field, IntFunction<F[]> array) {
    return all.stream().map(field).toArray(array);
  }

  private static String plate(Incoming it) {
    return it.passage().read().plate().map(plate -> plate.text()).orElse("");
  }

  private static String hash(java.util.Optional<Reading.Picture> picture) {
    return picture.map(Reading.Picture::sha256).orElse(null);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
