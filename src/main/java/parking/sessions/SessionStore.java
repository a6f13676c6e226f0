package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.outbox.Outbox;

/** Keeps sessions, and announces what happened to them in the same transaction. */
@ApplicationScoped
class SessionStore {
  private static final int MOST_REMEMBERED = 20;
  private static final String OF_CAR =
      """
      from SessionRow where lotId = :lot and plate = :plate
      order by case when state = 'OPEN' then 0 else 1 end, changedAt desc""";

  private final Outbox outbox;
  private final InstantSource time;

  SessionStore(Outbox outbox, InstantSource time) {
    this.outbox = outbox;
    this.time = time;
  }

  /** What is known of a car in a lot, as far back as it matters. */
  Uni<History> history(Mutiny.Session tx, Visit visit) {
    return tx.createQuery(OF_CAR, SessionRow.class)
        .setParameter("lot", visit.lotId())
        .setParameter("plate", visit.plate().text())
        .setMaxResults(MOST_REMEMBERED)
        .getResultList()
        .map(rows -> new History(rows.stream().map(SessionRow::session).toList()));
  }

  /** The row of a session, held until the end of the transaction. */
  Uni<Optional<SessionRow>> find(Mutiny.Session tx, java.util.UUID id) {
    return tx.find(SessionRow.class, id, LockMode.PESSIMISTIC_WRITE).map(Optional::ofNullable);
  }

  /** Stores a session, or the new state of one that is stored. */
  Uni<Void> put(Mutiny.Session tx, Session session, Reason reason) {
    return tx.find(SessionRow.class, session.visit().id())
        .chain(
            found -> {
              var row = Optional.ofNullable(found).orElseGet(SessionRow::new);
              row.show(session, reason, time.instant());
              return found == null ? tx.persist(row) : Uni.createFrom().voidItem();
            })
        .chain(tx::flush)
        .chain(() -> announce(tx, session));
  }

  private Uni<Void> announce(Mutiny.Session tx, Session session) {
    var subject = session.visit().plate().text();
    if (session instanceof Session.Open open && open.entry().doubt().isEmpty()) {
      return outbox.write(tx, subject, SessionBegan.of(open));
    }
    if (session instanceof Session.Closed closed) {
      return outbox.write(tx, subject, SessionEnded.of(closed));
    }
    return Uni.createFrom().voidItem();
  }
}
