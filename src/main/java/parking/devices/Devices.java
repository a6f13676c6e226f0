package parking.devices;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parking.lots.Lane;
import parking.lots.Lots;

/** How the devices of the lots file are, and when each was last known to be well. */
@ApplicationScoped
public class Devices {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String KNOW =
      """
      insert into lane_state (lot_id, device, lane, known_since)
      select lane.lot_id, lane.device, lane.lane, $4
      from unnest($1::varchar[], $2::varchar[], $3::varchar[]) as lane (lot_id, device, lane)
      on conflict do nothing""";
  private static final String DEVICES = "select * from device where lot_id = any($1)";
  private static final String LANES = "select * from lane_state where lot_id = any($1)";

  private final Lots lots;
  private final Pool pool;
  private final InstantSource time;

  Devices(Lots lots, @ReactiveDataSource("parking") Pool pool, InstantSource time) {
    this.lots = lots;
    this.pool = pool;
    this.time = time;
  }

  private record Key(String lot, String device, String lane) {
    static Key of(Row row, String lane) {
      return new Key(row.getString("lot_id"), row.getString("device"), lane);
    }
  }

  private record Found(Map<Key, Row> devices, Map<Key, Row> lanes) {}

  /** From now on every lane of the lots file is known, whether it is ever heard of or not. */
  void know(@Observes StartupEvent starting) {
    pool.preparedQuery(KNOW)
        .execute(columns().addOffsetDateTime(time.instant().atOffset(ZoneOffset.UTC)))
        .await()
        .atMost(PATIENCE);
  }

  private Tuple columns() {
    return Tuple.tuple()
        .addArrayOfString(column(lane -> lane.lot().id()))
        .addArrayOfString(column(Lane::device))
        .addArrayOfString(column(Lane::name));
  }

  private String[] column(Function<Lane, String> value) {
    return lots.listLanes().stream().map(value).toArray(String[]::new);
  }

  /** Every device of every lot of the lots file, by lot and name. */
  public Uni<List<DeviceState>> listAll() {
    return list(lot -> true);
  }

  /** The devices of one lot, by name; none when there is no such lot. */
  public Uni<List<DeviceState>> listOf(String lot) {
    return list(lot::equals);
  }

  /** Devices are read first: a report that comes between makes no lane look forgotten. */
  private Uni<List<DeviceState>> list(Predicate<String> wanted) {
    var lanes = lots.listLanes().stream().filter(lane -> wanted.test(lane.lot().id())).toList();
    var ids = lanes.stream().map(lane -> lane.lot().id()).distinct().toArray(String[]::new);
    var lotIds = Tuple.tuple().addArrayOfString(ids);
    return pool.preparedQuery(DEVICES)
        .execute(lotIds)
        .map(rows -> index(rows, row -> ""))
        .chain(
            devices ->
                pool.preparedQuery(LANES)
                    .execute(lotIds)
                    .map(rows -> index(rows, row -> row.getString("lane")))
                    .map(found -> states(lanes, new Found(devices, found))));
  }

  private static Map<Key, Row> index(RowSet<Row> rows, Function<Row, String> lane) {
    Map<Key, Row> index = new HashMap<>();
    rows.forEach(row -> index.put(Key.of(row, lane.apply(row)), row));
    return index;
  }

  private static List<DeviceState> states(List<Lane> lanes, Found found) {
    Map<Key, List<Lane>> byDevice =
        lanes.stream()
            .collect(
                Collectors.groupingBy(
                    lane -> new Key(lane.lot().id(), lane.device(), ""),
                    () -> new TreeMap<>(Comparator.comparing(Key::lot).thenComparing(Key::device)),
                    Collectors.toList()));
    return byDevice.entrySet().stream()
        .map(
            device ->
                state(
                    device.getKey(),
                    Optional.ofNullable(found.devices().get(device.getKey())),
                    device.getValue().stream()
                        .map(lane -> lane(device.getKey(), lane.name(), found))
                        .sorted(Comparator.comparing(DeviceState.OfLane::name))
                        .toList()))
        .toList();
  }

  private static DeviceState state(Key key, Optional<Row> row, List<DeviceState.OfLane> lanes) {
    return new DeviceState(
        key.lot(),
        key.device(),
        new DeviceState.Contact(
            time(row, "heard_at"),
            time(row, "reported_at"),
            row.map(found -> found.getLong("skew_millis"))),
        row.map(found -> found.getString("program")),
        new DeviceState.Journal(
            row.map(found -> found.getLong("waiting")),
            time(row, "oldest_waiting_at"),
            row.map(found -> found.getLong("pictures_dropped")),
            time(row, "pictures_dropped_at")),
        words(row, "unknown_lanes"),
        lanes);
  }

  private static DeviceState.OfLane lane(Key device, String name, Found found) {
    var row = Optional.ofNullable(found.lanes().get(new Key(device.lot(), device.device(), name)));
    return new DeviceState.OfLane(
        name,
        time(row, "known_since"),
        time(row, "passage_at"),
        time(row, "sign_at"),
        words(row, "ailments"),
        time(row, "reported_at"));
  }

  private static Optional<Instant> time(Optional<Row> row, String column) {
    return row.map(found -> found.getOffsetDateTime(column)).map(value -> value.toInstant());
  }

  private static List<String> words(Optional<Row> row, String column) {
    return row.map(found -> found.getString(column)).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
