package billing.payments;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work that is found in the database and done in runs, one after the other. Whoever wants a run
 * while another one waits for its turn gets that one.
 */
final class Runs<T> {
  /** How many items are worked on at the same time. */
  private static final int AT_ONCE = 8;

  /** How many rounds one run has. */
  private static final int MOST_ROUNDS = 20;

  private final Supplier<Uni<T>> work;

  private CompletableFuture<T> running = CompletableFuture.completedFuture(null);
  private CompletableFuture<T> waiting;

  Runs(Supplier<Uni<T>> work) {
    this.work = work;
  }

  /** The run after the running one; fails as the work does, and the next one comes all the same. */
  synchronized CompletableFuture<T> next() {
    if (waiting != null) {
      return waiting;
    }
    var mine = new CompletableFuture<T>();
    waiting = mine;
    running.whenComplete((done, failure) -> start(mine));
    return mine;
  }

  private void start(CompletableFuture<T> mine) {
    synchronized (this) {
      running = mine;
      waiting = null;
    }
    Uni.createFrom()
        .deferred(() -> work.get())
        .subscribe()
        .with(mine::complete, mine::completeExceptionally);
  }

  /**
   * Does rounds of work for as long as one leaves more to be done, up to a limit.
   *
   * @param round answers whether there may be more
   */
  static Uni<Void> whileThereIsMore(Supplier<Uni<Boolean>> round) {
    return rounds(round, MOST_ROUNDS);
  }

  private static Uni<Void> rounds(Supplier<Uni<Boolean>> round, int left) {
    return round
        .get()
        .chain(
            more -> more && left > 1 ? rounds(round, left - 1) : Uni.createFrom().<Void>nullItem());
  }

  /**
   * Works through a list, a few items at once; one failure leaves the others alone.
   *
   * @param full how long a list is behind which there may be more
   * @return whether it was as long as that
   */
  static <I> Uni<Boolean> through(Uni<List<I>> due, int full, Function<I, Uni<Void>> work) {
    return due.chain(items -> each(items, work).replaceWith(items.size() >= full));
  }

  private static <I> Uni<Void> each(List<I> items, Function<I, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUni(item -> carefully(item, work))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static <I> Uni<Void> carefully(I item, Function<I, Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(() -> work.apply(item))
        .onFailure()
        .invoke(e -> Log.errorf(e, "Collecting stumbled over %s", item))
        .onFailure()
        .recoverWithNull();
  }
}
