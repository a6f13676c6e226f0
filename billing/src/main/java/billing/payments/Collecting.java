package billing.payments;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The beat of collecting: attempts are made, entries told, attempts and refunds sent and asked
 * about. Everything to do is found in the database, so a restart forgets nothing. Each gateway is
 * worked with by itself, so that one that does not answer holds no other up.
 */
@ApplicationScoped
class Collecting {
  private final EntryTelling entries;
  private final MakingAttempts making;
  private final FollowingAttempts following;
  private final FollowingRefunds refunds;
  private final GatewaysDue gateways;

  private final Runs<List<CompletableFuture<Void>>> beats = new Runs<>(this::begin);
  private final Map<String, Runs<Void>> lines = new ConcurrentHashMap<>();

  Collecting(
      EntryTelling entries,
      MakingAttempts making,
      FollowingAttempts following,
      FollowingRefunds refunds,
      GatewaysDue gateways) {
    this.entries = entries;
    this.making = making;
    this.following = following;
    this.refunds = refunds;
    this.gateways = gateways;
  }

  /** There may be something to do. */
  @Scheduled(every = "${billing.payments.poll-interval:1s}", identity = "collecting")
  void nudge() {
    beats.next().exceptionally(failure -> logged("what is to be collected", failure));
  }

  /** Completes when everything is done that was due. */
  Uni<Void> beat() {
    return Uni.createFrom()
        .completionStage(
            () ->
                beats
                    .next()
                    .thenCompose(
                        begun -> CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))));
  }

  /** Makes the attempts and has every gateway worked with that has anything to do. */
  private Uni<List<CompletableFuture<Void>>> begin() {
    return Runs.whileThereIsMore(
            () -> Runs.through(making.listDue(), MakingAttempts.BATCH, making::make))
        .chain(gateways::list)
        .map(due -> due.stream().map(this::begin).toList());
  }

  private CompletableFuture<Void> begin(String gateway) {
    return lines
        .computeIfAbsent(gateway, name -> new Runs<>(() -> work(name)))
        .next()
        .exceptionally(failure -> logged("what is to be done at " + gateway, failure));
  }

  private Uni<Void> work(String gateway) {
    return Runs.whileThereIsMore(() -> round(gateway));
  }

  /** Entries first, because an attempt waits for its entry; but not all before any attempt. */
  private Uni<Boolean> round(String gateway) {
    return Runs.through(entries.listDue(gateway), EntryTelling.BATCH, entries::tell)
        .chain(
            more ->
                Runs.through(following.listDue(gateway), FollowingAttempts.BATCH, following::follow)
                    .map(evenMore -> more || evenMore))
        .chain(
            more ->
                Runs.through(refunds.listDue(gateway), FollowingRefunds.BATCH, refunds::follow)
                    .map(evenMore -> more || evenMore));
  }

  private static <T> T logged(String what, Throwable failure) {
    Log.errorf(failure, "Collecting could not find out %s; it looks again", what);
    return null;
  }
}
