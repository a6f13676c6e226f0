package parking.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import parking.drivers.DriverPlates;
import parking.drivers.WatchedVisits;
import parking.handover.VisitFollower;
import parking.plates.Plate;
import parking.sessions.Sessions;

/** Has visits of drivers' cars looked at once they begin, and once somebody else pays for them. */
@ApplicationScoped
class WatchingVisits implements VisitFollower {
  private final DriverPlates plates;
  private final WatchedVisits watched;
  private final Sessions sessions;
  private final InstantSource time;

  WatchingVisits(
      DriverPlates plates, WatchedVisits watched, Sessions sessions, InstantSource time) {
    this.plates = plates;
    this.watched = watched;
    this.sessions = sessions;
    this.time = time;
  }

  @Override
  public Uni<Void> began(String lot, UUID visit, Plate plate) {
    return plates
        .listHolders(plate)
        .chain(holders -> holders.isEmpty() ? Uni.createFrom().voidItem() : watch(lot, visit));
  }

  private Uni<Void> watch(String lot, UUID visit) {
    var now = time.instant();
    return watched.nudge(lot, visit, now, now);
  }

  @Override
  public Uni<Void> bound(Plate plate) {
    return sessions
        .listOpenOf(List.of(plate))
        .chain(
            open ->
                Multi.createFrom()
                    .iterable(open)
                    .onItem()
                    .transformToUniAndConcatenate(it -> watch(it.lotId(), it.id()).replaceWith(it))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }
}
