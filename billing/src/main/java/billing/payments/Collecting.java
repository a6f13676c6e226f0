package billing.payments;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * The beat of collecting: entries are told, attempts made, sent and asked about. Everything to do
 * is found in the database, so a restart forgets nothing.
 */
@ApplicationScoped
class Collecting {
  private static final int AT_ONCE = 8;

  private final EntryTelling entries;
  private final MakingAttempts making;
  private final FollowingAttempts following;

  Collecting(EntryTelling entries, MakingAttempts making, FollowingAttempts following) {
    this.entries = entries;
    this.making = making;
    this.following = following;
  }

  @Scheduled(
      every = "1s",
      identity = "collecting",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> beat() {
    return each(entries.listDue(), entries::tell)
        .chain(() -> each(making.listDue(), making::make))
        .chain(() -> each(following.listDue(), following::follow));
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
