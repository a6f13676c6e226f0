package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import parking.database.Transactions;
import parking.lots.LotTurns;

/** Puts sessions in doubt when what is known elsewhere contradicts them. */
@ApplicationScoped
public class DoubtingSessions {
  private final Transactions transactions;
  private final SessionStore store;

  DoubtingSessions(Transactions transactions, SessionStore store) {
    this.transactions = transactions;
    this.store = store;
  }

  /**
   * The plate was in two places at once. A visit that was taken for certain waits for a person, and
   * what was charged for it is not charged any more; one that goes on will not be charged without a
   * person.
   */
  public Uni<Void> inTwoPlaces(String lot, UUID id) {
    return change(lot, id, kept -> undecided(kept).flatMap(DoubtingSessions::doubted));
  }

  /**
   * A visit is not to be charged without a right that the driver was granted. It waits for a person
   * unless one has confirmed it, who knows then that it is charged without.
   */
  public Uni<Void> rightUnknown(String lot, UUID id) {
    return change(
        lot,
        id,
        kept ->
            kept.session() instanceof Session.Closed closed && !closed.isDecided()
                ? Optional.of(closed.withdraw(Reason.RIGHT_UNKNOWN))
                : Optional.empty());
  }

  private static Optional<Session> undecided(Kept kept) {
    return kept.decidedBy().isEmpty() ? Optional.of(kept.session()) : Optional.empty();
  }

  private static Optional<Session> doubted(Session session) {
    if (session instanceof Session.Open open && open.entry().isCertain()) {
      return Optional.of(open.doubtEntry(Reason.IN_TWO_PLACES));
    }
    if (session instanceof Session.Closed closed && closed.cover().isEmpty()) {
      return Optional.of(closed.withdraw(Reason.IN_TWO_PLACES));
    }
    return Optional.empty();
  }

  /**
   * The driver of the plate says that the car is another one. The visit goes on and will not be
   * charged without a person.
   */
  public Uni<Void> disowned(String lot, UUID id) {
    return change(
        lot,
        id,
        kept ->
            kept.session() instanceof Session.Open open && open.entry().isCertain()
                ? Optional.of(open.doubtEntry(Reason.DISOWNED))
                : Optional.empty());
  }

  /** The car was seen in another lot: its exit was missed. */
  public Uni<Void> seenElsewhere(String lot, UUID id) {
    return change(
        lot,
        id,
        kept ->
            undecided(kept)
                .filter(Session.Open.class::isInstance)
                .map(open -> ((Session.Open) open).lapse(Reason.SEEN_ELSEWHERE)));
  }

  private Uni<Void> change(String lot, UUID id, Function<Kept, Optional<Session>> to) {
    return transactions.direct(
        tx ->
            LotTurns.take(tx, lot)
                .chain(() -> store.open(tx, lot, List.of(id)))
                .chain(
                    book -> {
                      book.find(id).flatMap(to).ifPresent(book::put);
                      return store
                          .write(tx, lot, book)
                          .chain(() -> store.countUnread(tx, lot, UnreadCars.givenUpIn(book)));
                    }));
  }
}
