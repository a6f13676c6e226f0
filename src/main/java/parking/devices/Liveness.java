package parking.devices;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import parking.lots.Lane;
import parking.lots.Lots;

/** How far back the knowledge of each lot reaches: a car may have passed unseen since. */
@ApplicationScoped
public class Liveness {
  private static final String OLDEST =
      """
      select lane.lot_id,
        min(coalesce(greatest(state.sign_at, state.passage_at), state.known_since))
      from unnest($1::varchar[], $2::varchar[], $3::varchar[]) as lane (lot_id, device, lane)
      join lane_state state using (lot_id, device, lane)
      group by lane.lot_id""";

  private final Lots lots;
  private final Pool pool;

  Liveness(Lots lots, @ReactiveDataSource("parking") Pool pool) {
    this.lots = lots;
    this.pool = pool;
  }

  /**
   * For each lot of the lots file the time, on the service's clock, since when one of its lanes has
   * given no sign of life: no frame, heartbeat or car. A lane that never gave one counts from when
   * its device was first heard of; a lot of whose devices none was ever heard of is absent.
   */
  public Uni<Map<String, Instant>> lastSignOfLife() {
    var lanes =
        Tuple.tuple()
            .addArrayOfString(column(lane -> lane.lot().id()))
            .addArrayOfString(column(Lane::device))
            .addArrayOfString(column(Lane::name));
    return pool.preparedQuery(OLDEST)
        .execute(lanes)
        .map(
            rows -> {
              Map<String, Instant> oldest = new HashMap<>();
              rows.forEach(
                  row -> oldest.put(row.getString(0), row.getOffsetDateTime(1).toInstant()));
              return oldest;
            });
  }

  private String[] column(Function<Lane, String> value) {
    return lots.listLanes().stream().map(value).toArray(String[]::new);
  }
}
