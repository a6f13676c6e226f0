package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    return change(lot, id, DoubtingSessions::doubted);
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

  /** The car was seen in another lot: its exit was missed. */
  public Uni<Void> seenElsewhere(String lot, UUID id) {
    return change(
        lot,
        id,
        session ->
            session instanceof Session.Open open
                ? Optional.of(open.lapse(Reason.SEEN_ELSEWHERE))
                : Optional.empty());
  }

  private Uni<Void> change(
      String lot, UUID id, java.util.function.Function<Session, Optional<Session>> to) {
    return transactions.direct(
        tx ->
            LotTurns.take(tx, lot)
                .chain(() -> store.open(tx, lot, List.of(id)))
                .chain(
                    book -> {
                      book.find(id)
                          .filter(kept -> kept.decidedBy().isEmpty())
                          .flatMap(kept -> to.apply(kept.session()))
                          .ifPresent(book::put);
                      return store
                          .write(tx, lot, book)
                          .chain(() -> store.countUnread(tx, lot, UnreadCars.givenUpIn(book)));
                    }));
  }
}
