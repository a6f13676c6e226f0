package parking.consoles;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import parking.devices.Alarms;
import parking.problems.Problem;

/** Alarms that go on, read once for everybody who watches. */
@ApplicationScoped
class LiveAlarms {
  private static final int MOST_WATCHERS = 100;
  private static final int MOST_ALARMS = 200;

  private final Watching<List<AlarmView>> watching;

  LiveAlarms(Alarms alarms) {
    this.watching =
        new Watching<>(
            MOST_WATCHERS,
            () ->
                alarms
                    .listOpen(Optional.empty(), MOST_ALARMS)
                    .map(open -> open.stream().map(AlarmView::of).toList()),
            List::equals);
  }

  /**
   * At most 200 that go on, newest first: now, and again about once a second whenever that has
   * changed.
   *
   * @throws Problem when too many watch already
   */
  Multi<List<AlarmView>> watch() {
    return watching.watch();
  }
}
