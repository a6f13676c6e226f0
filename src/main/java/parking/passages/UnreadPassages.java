package parking.passages;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Cars that a camera saw and could not read, and that turn out to be known. */
public final class UnreadPassages {
  private static final String NEAREST =
      """
      select passage_id, received_at from passage
      where lot_id = $1 and received_at between $4 and $5 and device = $2 and lane = $3
        and direction = $6 and event = 'PASSED' and session_id is null
        and verdict in ('UNREADABLE', 'TOO_UNCERTAIN') and seen_at between $4 and $5
      order by abs(extract(epoch from seen_at - $7)) limit 1""";
  private static final String CLAIM =
      """
      update passage set session_id = $4, verdict = $5
      where lot_id = $1 and passage_id = $2 and received_at = $3""";

  private final SqlConnection tx;
  private final Passage.Place place;

  public UnreadPassages(SqlConnection tx, Passage.Place place) {
    this.tx = tx;
    this.place = place;
  }

  /** An unread passage, as far as it takes to find it again. */
  public record Found(UUID id, OffsetDateTime receivedAt) {}

  /** The unread passage of the lane that is nearest to a time, if one is near. */
  public Uni<Optional<Found>> findNearest(Direction way, Instant at, Duration within) {
    var values =
        Tuple.of(place.lotId(), place.device(), place.lane())
            .addOffsetDateTime(time(at.minus(within)))
            .addOffsetDateTime(time(at.plus(within)))
            .addString(way.name())
            .addOffsetDateTime(time(at));
    return tx.preparedQuery(NEAREST)
        .execute(values)
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(
                        new Found(
                            rows.iterator().next().getUUID(0),
                            rows.iterator().next().getOffsetDateTime(1))));
  }

  /** The passage belongs to this session after all. */
  public Uni<Void> claim(Found found, UUID session, String verdict) {
    return tx.preparedQuery(CLAIM)
        .execute(Tuple.of(place.lotId(), found.id(), found.receivedAt(), session, verdict))
        .replaceWithVoid();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
