package billing.periods;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Until when the books of each lot are closed. A period is closed hours after its end, and what
 * moves now is fresh; so only whoever posts something old has to ask, and holds the lot's row until
 * the transaction's end, so that nobody closes the period meanwhile.
 */
@ApplicationScoped
public class ClosedPeriods {
  /** How long after its end a period can be closed at the earliest. */
  public static final Duration CLOSES_AFTER = Duration.ofHours(2);

  /** Younger things can be in no closed period, whatever transactions are on their way. */
  private static final Duration FRESH = Duration.ofHours(1);

  private static final String BEGIN =
      """
      insert into closed_period (lot, closed_until) values (:lot, '-infinity')
      on conflict do nothing""";
  private static final String UNTIL =
      """
      select case when closed_until = '-infinity' then null else closed_until end
      from closed_period where lot = :lot for share""";
  private static final String LOT =
      "select coalesce(lot, '') from stay where account_id = :account and stay_id = :stay";
  private static final String CLOSE =
      """
      insert into closed_period (lot, closed_until) values (:lot, :until)
      on conflict (lot) do update
        set closed_until = greatest(closed_period.closed_until, excluded.closed_until)""";

  private final InstantSource time;

  ClosedPeriods(InstantSource time) {
    this.time = time;
  }

  /**
   * Fails with {@link PeriodClosed} when a lot's books are closed as of a moment; keeps them open
   * as they are until the transaction's end otherwise.
   */
  public Uni<Void> mustBeOpen(Mutiny.Session tx, String lot, Instant at) {
    return closedUntil(tx, lot, at)
        .invoke(
            until -> {
              if (at.isBefore(until)) {
                throw new PeriodClosed(lot, at, until);
              }
            })
        .replaceWithVoid();
  }

  /**
   * As of when something is to be posted for a visit: as of when it happened, and as of now where
   * that is closed.
   *
   * @param account in whose books the visit is
   */
  public Uni<Instant> openMoment(Mutiny.Session tx, UUID account, UUID stay, Instant at) {
    return isFresh(at)
        ? Uni.createFrom().item(at)
        : tx.createNativeQuery(LOT, String.class)
            .setParameter("account", account)
            .setParameter("stay", stay)
            .getSingleResultOrNull()
            .chain(lot -> closedUntil(tx, lot == null ? "" : lot, at))
            .map(until -> at.isBefore(until) ? time.instant() : at);
  }

  /** Closes a lot's books until a moment; what is closed stays closed. */
  public Uni<Void> close(Mutiny.Session tx, String lot, Instant until) {
    if (until.isAfter(time.instant().minus(CLOSES_AFTER))) {
      throw new IllegalArgumentException(
          "a period that ends at %s can be closed %s later at the earliest"
              .formatted(until, CLOSES_AFTER));
    }
    return tx.createNativeQuery(CLOSE)
        .setParameter("lot", lot)
        .setParameter("until", until)
        .executeUpdate()
        .replaceWithVoid();
  }

  private boolean isFresh(Instant at) {
    return at.isAfter(time.instant().minus(FRESH));
  }

  private Uni<Instant> closedUntil(Mutiny.Session tx, String lot, Instant at) {
    if (isFresh(at) || lot.isEmpty()) {
      return Uni.createFrom().item(Instant.MIN);
    }
    return tx.createNativeQuery(BEGIN)
        .setParameter("lot", lot)
        .executeUpdate()
        .chain(
            () ->
                tx.createNativeQuery(UNTIL, Object.class)
                    .setParameter("lot", lot)
                    .getSingleResultOrNull())
        .map(ClosedPeriods::instant);
  }

  private static Instant instant(Object value) {
    if (value == null) {
      return Instant.MIN;
    }
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }
}
