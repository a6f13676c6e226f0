package parking.consoles;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import parking.database.Scope;
import parking.problems.Problem;

/**
 * One beat for everybody who watches a thing, so that a hundred watchers ask the database once.
 *
 * @param <T> what they watch
 */
final class Watching<T> {
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** After so many beats a watcher hears something even when nothing has changed. */
  private static final int SILENT_BEATS = 5;

  private final int most;
  private final Supplier<Uni<T>> now;
  private final BiPredicate<T, T> isSame;
  private final Multi<T> beats;
  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicInteger silent = new AtomicInteger();
  private final AtomicReference<Optional<T>> last = new AtomicReference<>(Optional.empty());

  /**
   * @param most how many may watch at once
   * @param now asks for the thing as it is
   * @param isSame whether nothing has changed from one to the other
   */
  Watching(int most, Supplier<Uni<T>> now, BiPredicate<T, T> isSame) {
    this.most = most;
    this.now = () -> Scope.forEverybody(now);
    this.isSame = isSame;
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
  Multi<T> watch() {
    if (watchers.incrementAndGet() > most) {
      watchers.decrementAndGet();
      throw Problem.busy("At most %d can watch at once. Close one.".formatted(most));
    }
    return Multi.createBy()
        .concatenating()
        .streams(now.get().toMulti(), beats.onOverflow().drop())
        .onTermination()
        .invoke(() -> watchers.decrementAndGet());
  }

  private Uni<Optional<T>> beat() {
    return now.get()
        .map(Optional::of)
        .onFailure()
        .invoke(e -> Log.errorf(e, "Those who watch miss a beat"))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private boolean isNews(T it) {
    var before = last.get();
    var changed = before.isEmpty() || !isSame.test(before.get(), it);
    if (!changed && silent.incrementAndGet() < SILENT_BEATS) {
      return false;
    }
    silent.set(0);
    last.set(Optional.of(it));
    return true;
  }
}
