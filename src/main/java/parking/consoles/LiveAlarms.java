package parking.consoles;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import parking.devices.Alarms;
import parking.problems.Problem;

/** Alarms that go on, read once for everybody who watches. */
@ApplicationScoped
class LiveAlarms {
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final int MOST_WATCHERS = 100;
  private static final int MOST_ALARMS = 200;

  /** After so many beats a watcher hears something even when nothing has changed. */
  private static final int SILENT_BEATS = 5;

  private final Alarms alarms;
  private final Multi<List<AlarmView>> beats;
  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicReference<Optional<List<AlarmView>>> last =
      new AtomicReference<>(Optional.empty());

  LiveAlarms(Alarms alarms) {
    this.alarms = alarms;
    this.beats =
        Multi.createBy()
            .repeating()
            .uni(this::beat)
            .withDelay(BEAT)
            .indefinitely()
            .filter(Optional::isPresent)
            .map(Optional::get)
            .filter(this::isNews)
            .broadcast()
            .withCancellationAfterLastSubscriberDeparture()
            .toAllSubscribers();
  }

  private Uni<List<AlarmView>> now() {
    return alarms
        .listOpen(Optional.empty(), MOST_ALARMS)
        .map(open -> open.stream().map(AlarmView::of).toList());
  }

  /**
   * At most 200 that go on, newest first: now, again soon after it has changed, and every ten
   * seconds when it has not.
   *
   * @throws Problem when too many watch already
   */
  Multi<List<AlarmView>> watch() {
    if (watchers.incrementAndGet() > MOST_WATCHERS) {
      watchers.decrementAndGet();
      throw Problem.busy("At most %d can watch at once. Close one.".formatted(MOST_WATCHERS));
    }
    return Multi.createBy()
        .concatenating()
        .streams(now().toMulti(), beats.onOverflow().drop())
        .onTermination()
        .invoke(() -> watchers.decrementAndGet());
  }

  private Uni<Optional<List<AlarmView>>> beat() {
    return now()
        .map(Optional::of)
        .onFailure()
        .invoke(e -> Log.errorf(e, "Those who watch alarms miss a beat"))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private boolean isNews(List<AlarmView> open) {
    var same = last.get().filter(open::equals).isPresent();
    if (same && silent.incrementAndGet() < SILENT_BEATS) {
      return false;
    }
    silent.set(0);
    last.set(Optional.of(open));
    return true;
  }
}
