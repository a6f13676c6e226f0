package parking.devices.keys;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Keeps the keys of devices and the codes to enrol them with. */
@ApplicationScoped
class KeyTable {
  private static final String LIST =
      "select * from device_key where lot_id = $1 and device = $2 order by issued_at desc, key_id";
  private static final String ADD =
      """
      insert into device_key (lot_id, device, key_id, public_key, issued_at, issued_by, ends_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";

  /** The code is used up and the key is there, or nothing has changed. */
  private static final String ENROL =
      """
      with used as (
        update device_enrolment set key_id = $4, used_at = coalesce(used_at, $6)
        where lot_id = $1 and device = $2 and code_sha256 = $3 and expires_at > $6
          and (used_at is null or key_id = $4)
        returning issued_by)
      insert into device_key (lot_id, device, key_id, public_key, issued_at, issued_by)
      select $1, $2, $4, $5, $6, 'code of ' || issued_by from used
      on conflict (lot_id, device, key_id) do update set issued_by = device_key.issued_by
      returning key_id""";

  private static final String ROTATE =
      """
      with added as (
        insert into device_key (lot_id, device, key_id, public_key, issued_at, issued_by)
        values ($1, $2, $3, $4, $5, 'key ' || $6::varchar) on conflict do nothing)
      update device_key set ends_at = least(ends_at, $7)
      where lot_id = $1 and device = $2 and key_id = $6""";
  private static final String ACTIVATE =
      """
      update device_key set activated_at = $4
      where lot_id = $1 and device = $2 and key_id = $3 and activated_at is null""";
  private static final String END =
      "update device_key set ends_at = $4 where lot_id = $1 and device = $2 and key_id = $3";

  /** Without a key: all of the device's, and its codes that nobody has used. */
  private static final String REVOKE =
      """
      with ended as (
        update device_enrolment set expires_at = greatest(issued_at, $4)
        where lot_id = $1 and device = $2 and $3::varchar is null and used_at is null
          and expires_at > $4)
      update device_key set revoked_at = $4, revoked_by = $5, revoked_because = $6
      where lot_id = $1 and device = $2 and ($3::varchar is null or key_id = $3)
        and revoked_at is null""";

  private static final String ADD_CODE =
      """
      insert into device_enrolment
        (lot_id, device, code_sha256, issued_at, issued_by, expires_at)
      values ($1, $2, $3, $4, $5, $6)""";

  private final Pool pool;

  KeyTable(@ReactiveDataSource("parking") Pool pool) {
    this.pool = pool;
  }

  /** A device in its lot. */
  record Place(String lot, String device) {
    private Tuple tuple() {
      return Tuple.of(lot, device);
    }

    private Tuple tuple(String key) {
      return tuple().addString(key);
    }
  }

  Uni<List<DeviceKey>> list(Place place) {
    return pool.preparedQuery(LIST)
        .execute(place.tuple())
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(KeyTable::key).toList());
  }

  /** Does nothing when the device has the key already. */
  Uni<Void> add(Place place, PublicKey key, DeviceKey.Issued issued, Optional<Instant> endsAt) {
    return run(
        ADD,
        place
            .tuple(key.fingerprint())
            .addValue(buffer(key.encoded()))
            .addOffsetDateTime(column(issued.at()))
            .addString(issued.by())
            .addOffsetDateTime(endsAt.map(KeyTable::column).orElse(null)));
  }

  /** Whether the code was good for this key. */
  Uni<Boolean> enrol(Place place, byte[] codeHash, PublicKey key, Instant now) {
    var tuple =
        place
            .tuple()
            .addValue(buffer(codeHash))
            .addString(key.fingerprint())
            .addValue(buffer(key.encoded()))
            .addOffsetDateTime(column(now));
    return pool.preparedQuery(ENROL).execute(tuple).map(rows -> rows.size() > 0);
  }

  /** The new key is good from now on, and the old one until the overlap is over. */
  Uni<Void> rotate(Place place, PublicKey next, String old, Overlap overlap) {
    return run(
        ROTATE,
        place
            .tuple(next.fingerprint())
            .addValue(buffer(next.encoded()))
            .addOffsetDateTime(column(overlap.from()))
            .addString(old)
            .addOffsetDateTime(column(overlap.until())));
  }

  /** The time in which both an old key and the next one are good. */
  record Overlap(Instant from, Instant until) {}

  Uni<Void> activate(Place place, String key, Instant now) {
    return run(ACTIVATE, place.tuple(key).addOffsetDateTime(column(now)));
  }

  Uni<Void> end(Place place, String key, Optional<Instant> endsAt) {
    return run(END, place.tuple(key).addOffsetDateTime(endsAt.map(KeyTable::column).orElse(null)));
  }

  Uni<Void> revoke(Place place, Optional<String> key, DeviceKey.Revoked revoked) {
    return run(
        REVOKE,
        place
            .tuple(key.orElse(null))
            .addOffsetDateTime(column(revoked.at()))
            .addString(revoked.by())
            .addString(revoked.because()));
  }

  Uni<Void> addCode(Place place, byte[] hash, DeviceKey.Issued issued, Instant expiresAt) {
    return run(
        ADD_CODE,
        place
            .tuple()
            .addValue(buffer(hash))
            .addOffsetDateTime(column(issued.at()))
            .addString(issued.by())
            .addOffsetDateTime(column(expiresAt)));
  }

  private Uni<Void> run(String statement, Tuple tuple) {
    return pool.preparedQuery(statement).execute(tuple).replaceWithVoid();
  }

  private static DeviceKey key(Row row) {
    return new DeviceKey(
        row.getString("lot_id"),
        row.getString("device"),
        PublicKey.stored(row.getBuffer("public_key").getBytes()),
        new DeviceKey.Issued(time(row, "issued_at").orElseThrow(), row.getString("issued_by")),
        time(row, "activated_at"),
        time(row, "ends_at"),
        time(row, "revoked_at")
            .map(
                at ->
                    new DeviceKey.Revoked(
                        at, row.getString("revoked_by"), row.getString("revoked_because"))));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  private static io.vertx.core.buffer.Buffer buffer(byte[] bytes) {
    return io.vertx.core.buffer.Buffer.buffer(bytes);
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
