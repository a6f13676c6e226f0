package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;
import parking.problems.Problem;

/** Takes a person's word about doubtful sessions. */
@ApplicationScoped
public class ReviewingSessions {
  private final Transactions transactions;
  private final SessionStore store;

  ReviewingSessions(Transactions transactions, SessionStore store) {
    this.transactions = transactions;
    this.store = store;
  }

  /**
   * A person has looked at both pictures of a doubtful visit and agrees that it be charged.
   *
   * @return fails with a {@link Problem} when there is no such session, it does not wait for a
   *     person, or one end of the visit is missing
   */
  public Uni<Void> confirm(UUID id) {
    return transactions.inOne(
        tx -> get(tx, id).chain(session -> store.put(tx, confirmed(session), Reason.CONFIRMED)));
  }

  /**
   * A person has looked and nothing is to be charged.
   *
   * @param note why, in the person's words
   * @return fails with a {@link Problem} when there is no such session, or it is decided already
   */
  public Uni<Void> dismiss(UUID id, String note) {
    return transactions.inOne(
        tx -> get(tx, id).chain(session -> store.put(tx, voided(session, note), Reason.DISMISSED)));
  }

  private Uni<Session> get(Mutiny.Session tx, UUID id) {
    return store
        .find(tx, id)
        .map(
            found ->
                found
                    .map(SessionRow::session)
                    .orElseThrow(
                        () -> Problem.unknown("unknown-session", "No session is " + id + ".")));
  }

  private static Session.Closed confirmed(Session session) {
    Optional<Session.Closed> closed = Optional.empty();
    if (session instanceof Session.AwaitingReview review) {
      closed = review.confirm();
    } else if (!(session instanceof Session.OrphanExit)) {
      throw decided(session);
    }
    return closed.orElseThrow(
        () ->
            Problem.conflict(
                "half-a-visit",
                "Session %s has only one end and cannot be charged. Dismiss it instead."
                    .formatted(session.visit().id())));
  }

  private static Session.Voided voided(Session session, String note) {
    if (session instanceof Session.Closed || session instanceof Session.Voided) {
      throw decided(session);
    }
    return Session.Voided.of(session, note);
  }

  private static Problem decided(Session session) {
    return Problem.conflict(
        "already-decided",
        "Session %s is %s and does not wait for a person."
            .formatted(session.visit().id(), SessionState.of(session)));
  }
}
