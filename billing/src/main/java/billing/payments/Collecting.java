package billing.payments;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The beat of collecting: attempts are made, entries told, attempts and refunds sent and asked
 * about. Everything to do is found in the database, so a restart forgets nothing. One beat follows
 * the other; a nudge while another one waits for its turn adds nothing.
 */
@ApplicationScoped
class Collecting {
  private static final int AT_ONCE = 8;

  private final EntryTelling entries;
  private final MakingAttempts making;
  private final FollowingAttempts following;
  private final FollowingRefunds refunds;

  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> waiting;

  Collecting(
      EntryTelling entries,
      MakingAttempts making,
      FollowingAttempts following,
      FollowingRefunds refunds) {
    this.entries = entries;
    this.making = making;
    this.following = following;
    this.refunds = refunds;
  }

  @Scheduled(
      every = "${billing.payments.poll-interval:1s}",
      identity = "collecting",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> beat() {
    return Uni.createFrom().completionStage(this::next);
  }

  /** There may be something to do. */
  void nudge() {
    next();
  }

  /** The beat after the running one. */
  private synchronized CompletableFuture<Void> next() {
    if (waiting != null) {
      return waiting;
    }
    var mine = new CompletableFuture<Void>();
    waiting = mine;
    running.whenComplete((done, failure) -> start(mine));
    return mine;
  }

  private void start(CompletableFuture<Void> mine) {
    synchronized (this) {
      running = mine;
      waiting = null;
    }
    pass()
        .onFailure()
        .invoke(e -> Log.error("Collecting could not find out what is to be done", e))
        .subscribe()
        .with(done -> mine.complete(null), failure -> mine.complete(null));
  }

  private Uni<Void> pass() {
    return each(making.listDue(), making::make)
        .chain(() -> each(entries.listDue(), entries::tell))
        .chain(() -> each(following.listDue(), following::follow))
        .chain(() -> each(refunds.listDue(), refunds::follow));
  }

  /** Works through a list, a few at once; one failure leaves the others alone. */
  private static <T> Uni<Void> each(Uni<List<T>> due, Function<T, Uni<Void>> work) {
    return due.onItem()
        .transformToMulti(items -> Multi.createFrom().iterable(items))
        .onItem()
        .transformToUni(
            item ->
                work.apply(item)
                    .onFailure()
                    .invoke(e -> Log.errorf(e, "Collecting stumbled over %s", item))
                    .onFailure()
                    .recoverWithNull())
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
