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
      select lane.lot_id, min(greatest(state.sign_at, state.passage_at))
      from unnest($1::varchar[], $2::varchar[], $3::varchar[]) as lane (lot_id, device, lane)
      left join lane_state state using (lot_id, device, lane)
      group by lane.lot_id
      having bool_and(greatest(state.sign_at, state.passage_at) is not null)""";

  private final Lots lots;
  private final Pool pool;

  Liveness(Lots lots, @ReactiveDataSource("parking") Pool pool) {
    this.lots = lots;
    this.pool = pool;
  }

  /**
   * For each lot of the lots file the time, on the service's clock, since when one of its lanes has
   * given no sign of life: no frame, heartbeat or car. A lot with a lane that never gave one is
   * absent.
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
