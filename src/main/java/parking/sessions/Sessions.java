package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;
import parking.problems.Problem;
import parking.sessions.SessionRow.State;

/** Looks sessions up, and takes a person's word about doubtful ones. */
@ApplicationScoped
public class Sessions {
  private static final String CONFIRMED = "confirmed by a person";

  private final Transactions database;
  private final SessionStore store;

  Sessions(Transactions database, SessionStore store) {
    this.database = database;
    this.store = store;
  }

  /** A session as a list shows it; times are absent where nobody saw the car. */
  public record View(
      UUID id,
      String lotId,
      String plate,
      String colour,
      String reason,
      Optional<Instant> enteredAt,
      Optional<Instant> leftAt,
      Optional<UUID> entryPassage,
      Optional<UUID> exitPassage) {}

  /** Cars that are inside now, newest first. */
  public Uni<List<View>> listOpen(int most) {
    return list(State.OPEN, most);
  }

  /** Visits that are over, newest first. */
  public Uni<List<View>> listEnded(int most) {
    return list(State.ENDED, most);
  }

  /** Cases for a person, newest first. */
  public Uni<List<View>> listForReview(int most) {
    return list(State.REVIEW, most);
  }

  /**
   * A person has looked at both pictures of a doubtful visit and agrees that it be charged.
   *
   * @return fails with a {@link Problem} when there is no such case, it is decided already, or one
   *     end of the visit is missing
   */
  public Uni<Void> confirm(UUID id) {
    return database.inOne(
        tx ->
            tx.find(SessionRow.class, id, org.hibernate.LockMode.PESSIMISTIC_WRITE)
                .chain(row -> confirm(tx, id, Optional.ofNullable(row))));
  }

  private Uni<Void> confirm(Mutiny.Session tx, UUID id, Optional<SessionRow> found) {
    var row =
        found.orElseThrow(
            () -> Problem.unknown("unknown-session", "There is no session " + id + "."));
    if (!row.isIn(State.REVIEW)) {
      throw Problem.conflict(
          "already-decided", "Session %s is %s and waits for nobody.".formatted(id, row.state));
    }
    var ended =
        row.review()
            .confirm()
            .orElseThrow(
                () ->
                    Problem.conflict(
                        "half-a-visit",
                        "Session %s has only one end and cannot be charged: %s."
                            .formatted(id, row.reason)));
    return store.put(tx, found, ended, CONFIRMED);
  }

  private Uni<List<View>> list(State state, int most) {
    return database
        .inOne(
            session ->
                session
                    .createQuery(
                        "from SessionRow where state = :state order by changedAt desc",
                        SessionRow.class)
                    .setParameter("state", state.name())
                    .setMaxResults(most)
                    .getResultList())
        .map(rows -> rows.stream().map(Sessions::view).toList());
  }

  private static View view(SessionRow row) {
    return new View(
        row.id,
        row.lotId,
        row.plate,
        row.colour,
        row.reason,
        Optional.ofNullable(row.enteredAt),
        Optional.ofNullable(row.leftAt),
        Optional.ofNullable(row.entryPassage),
        Optional.ofNullable(row.exitPassage));
  }
}
