package parking.telling;

import billing.api.Changes;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import parking.drivers.HeardUntil;
import parking.drivers.Outgoing;
import parking.drivers.WatchedVisits;
import parking.sessions.Sessions;

/**
 * The beat by which drivers are told what has happened, whether they look or not. All that is to do
 * is found in the database, and each thing is told once, so that instances share the work and a
 * restart forgets nothing.
 */
@ApplicationScoped
public class TellingDrivers {
  private static final String BILLING = "billing";
  private static final String REVIEW = "review";
  private static final int MOST = 2_000;
  private static final int MOST_OF_A_LOT = 100;
  private static final int MOST_MESSAGES = 500;
  private static final int AT_ONCE = 4;

  /** So long a transaction may take from its time to its end. */
  private static final Duration OVERLAP = Duration.ofSeconds(20);

  private final Changes changes;
  private final Sessions sessions;
  private final WatchedVisits watched;
  private final HeardUntil heard;
  private final LookingAtVisits looking;
  private final Outgoing outgoing;
  private final SendingOutside sending;
  private final InstantSource time;

  TellingDrivers(
      Changes changes,
      Sessions sessions,
      WatchedVisits watched,
      HeardUntil heard,
      LookingAtVisits looking,
      Outgoing outgoing,
      SendingOutside sending,
      InstantSource time) {
    this.changes = changes;
    this.sessions = sessions;
    this.watched = watched;
    this.heard = heard;
    this.looking = looking;
    this.outgoing = outgoing;
    this.sending = sending;
    this.time = time;
  }

  /** Hears what has happened, looks at the visits, and hands the messages on. */
  @Scheduled(
      every = "${parking.telling.every:10s}",
      identity = "telling",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> beat() {
    return tried("heard", this::hearOfBilling)
        .chain(() -> tried("heard", this::hearOfReviews))
        .chain(() -> tried("looked at", this::look))
        .chain(() -> tried("handed on", this::send));
  }

  private static Uni<Void> tried(String what, java.util.function.Supplier<Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onFailure()
        .invoke(e -> Log.errorf(e, "What drivers are told could not be %s; it will be", what))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> hearOfBilling() {
    var now = time.instant();
    return since(BILLING, now)
        .chain(since -> changes.listSince(since, MOST))
        .call(all -> each(all, it -> watched.nudge(it.lot(), it.stay().value(), it.at(), now)))
        .chain(
            all ->
                heard.put(
                    BILLING, all.size() < MOST ? now : all.get(all.size() - 1).at().plus(OVERLAP)));
  }

  private Uni<Void> hearOfReviews() {
    var now = time.instant();
    return since(REVIEW, now)
        .chain(
            since ->
                sessions
                    .listForReviewSince(since, MOST)
                    .call(all -> each(all, it -> watched.nudge(it.lotId(), it.id(), since, now))))
        .chain(() -> heard.put(REVIEW, now));
  }

  /**
   * Never later than now: clocks are put back, too. Nobody is told of what was before the first.
   */
  private Uni<Instant> since(String source, Instant now) {
    return heard
        .find(source)
        .map(found -> found.filter(it -> it.isBefore(now)).orElse(now).minus(OVERLAP));
  }

  private Uni<Void> look() {
    return watched
        .take(time.instant(), MOST_OF_A_LOT)
        .chain(
            all ->
                each(
                    all,
                    it -> looking.look(it.lot(), it.id()).chain(next -> watched.put(it, next))));
  }

  private Uni<Void> send() {
    return outgoing.list(time.instant(), MOST_MESSAGES).chain(all -> each(all, sending::send));
  }

  /** Works through a list, a few at once; one failure leaves the others alone. */
  private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUni(
            it ->
                work.apply(it)
                    .onFailure()
                    .invoke(e -> Log.errorf(e, "Nobody could be told of %s", it))
                    .onFailure()
                    .recoverWithNull())
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
