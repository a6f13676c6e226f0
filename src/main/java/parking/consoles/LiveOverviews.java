package parking.consoles;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import parking.problems.Problem;

/** One beat for everybody who watches, so that a hundred watchers ask the database once. */
@ApplicationScoped
class LiveOverviews {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int MOST_WATCHERS = 100;

  /** After so many beats a watcher hears something even when nothing has changed. */
  private static final int SILENT_BEATS = 5;

  private final Overviews overviews;
  private final Multi<Overview> beats;
  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicReference<Optional<Overview>> last = new AtomicReference<>(Optional.empty());

  LiveOverviews(Overviews overviews) {
    this.overviews = overviews;
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

  /**
   * The state now, and again about once a second whenever it has changed.
   *
   * @throws Problem when too many watch already
   */
  Multi<Overview> watch() {
    if (watchers.incrementAndGet() > MOST_WATCHERS) {
      watchers.decrementAndGet();
      throw Problem.busy("At most %d pages can watch at once. Close one.".formatted(MOST_WATCHERS));
    }
    return Multi.createBy()
        .concatenating()
        .streams(overviews.now().toMulti(), beats.onOverflow().drop())
        .onTermination()
        .invoke(() -> watchers.decrementAndGet());
  }

  private Uni<Optional<Overview>> beat() {
    return overviews
        .now()
        .map(Optional::of)
        .onFailure()
        .invoke(e -> Log.errorf(e, "The live page misses a beat"))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private boolean isNews(Overview overview) {
    var before = last.get();
    var changed = before.isEmpty() || !overview.equals(before.get().at(overview.time()));
    if (!changed && silent.incrementAndGet() < SILENT_BEATS) {
      return false;
    }
    silent.set(0);
    last.set(Optional.of(overview));
    return true;
  }
}
