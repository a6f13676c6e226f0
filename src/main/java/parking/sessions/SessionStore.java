package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.outbox.Outbox;
import parking.sessions.SessionRow.State;

/** Keeps sessions, and announces what happened to them in the same transaction. */
@ApplicationScoped
class SessionStore {
  private static final String OF_CAR =
      "from SessionRow where lotId = :lot and plate = :plate and state = :state";

  private final Outbox outbox;
  private final InstantSource time;

  SessionStore(Outbox outbox, InstantSource time) {
    this.outbox = outbox;
    this.time = time;
  }

  Uni<Optional<SessionRow>> findOpen(Mutiny.Session tx, Session.Car car) {
    return tx.createQuery(OF_CAR, SessionRow.class)
        .setParameter("lot", car.lotId())
        .setParameter("plate", car.plate().text())
        .setParameter("state", State.OPEN.name())
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** When the car was last seen to leave the lot, however its visit ended. */
  Uni<Optional<Instant>> findLastLeft(Mutiny.Session tx, Session.Car car) {
    return tx.createQuery(
            "select max(leftAt) from SessionRow where lotId = :lot and plate = :plate",
            Instant.class)
        .setParameter("lot", car.lotId())
        .setParameter("plate", car.plate().text())
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Stores a session that is new, or a new state of one whose row is given. */
  Uni<Void> put(Mutiny.Session tx, Optional<SessionRow> row, Session session, String reason) {
    var target = row.orElseGet(SessionRow::new);
    target.show(session, reason, time.instant());
    var stored = row.isPresent() ? tx.flush() : tx.persist(target).chain(tx::flush);
    return stored.chain(() -> announce(tx, session));
  }

  private Uni<Void> announce(Mutiny.Session tx, Session session) {
    var car = session.car();
    if (session instanceof Session.Open open && open.entry().certain()) {
      return outbox.write(
          tx,
          new SessionBegan(
              open.id(), car.lotId(), car.plate().text(), car.colour().name(), open.entry().at()));
    }
    if (session instanceof Session.Ended ended) {
      return outbox.write(
          tx,
          new SessionEnded(
              ended.id(),
              1,
              car.lotId(),
              car.plate().text(),
              car.colour().name(),
              ended.entry().at(),
              ended.exit().at(),
              ended.exit().passage()));
    }
    return Uni.createFrom().voidItem();
  }
}
