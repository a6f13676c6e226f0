package parking.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import parking.database.Transactions;
import parking.database.Values;
import parking.plates.Plate;
import parking.plates.PlateSeal;

/** Looks sessions up. */
@ApplicationScoped
public class Sessions {
  private static final String WAITING = "state in ('AWAITING_REVIEW', 'ORPHAN_EXIT')";
  private static final String OPEN =
      """
      select o.* from lot l cross join lateral (
        select %s, changed_at from open_session where lot_id = l.lot_id
        order by changed_at desc limit $1) o
      order by changed_at desc limit $1"""
          .formatted(SessionColumns.OPEN);
  private static final String FILED =
      """
      select s.* from lot l cross join lateral (
        select %s from session where lot_id = l.lot_id and %s
        order by filed_at desc limit $1) s
      order by filed_at desc limit $1""";
  private static final String CLOSED =
      FILED.formatted(SessionColumns.FILED, "state in ('CLOSED', 'LAPSED')");
  private static final String FOR_REVIEW = FILED.formatted(SessionColumns.FILED, WAITING);
  private static final String FOR_REVIEW_IN =
      "select %s from session where lot_id = $2 and %s order by filed_at limit $1"
          .formatted(SessionColumns.FILED, WAITING);
  private static final String WAITING_SINCE =
      """
      select s.* from lot l cross join lateral (
        select %s from session where lot_id = l.lot_id and %s and filed_at >= $1
        order by filed_at limit $2) s"""
          .formatted(SessionColumns.FILED, WAITING);
  private static final String OPEN_OF_CARS =
      """
      select o.* from lot l cross join lateral (
        select %s from open_session where lot_id = l.lot_id and plate_hash = any($1)) o
      order by entered_at desc"""
          .formatted(SessionColumns.OPEN);
  private static final String FILED_OF_CAR =
      """
      select s.* from lot l cross join lateral (
        select %s from session
        where lot_id = l.lot_id and plate_hash = $1 and filed_at >= $2
          and state in ('CLOSED', 'LAPSED', 'AWAITING_REVIEW')
        order by filed_at desc limit $3) s
      order by filed_at desc limit $3"""
          .formatted(SessionColumns.FILED);
  private static final String OPEN_BY_ID =
      """
      select o.* from lot l cross join lateral (
        select %s from open_session where lot_id = l.lot_id and session_id = $1) o"""
          .formatted(SessionColumns.OPEN);
  private static final String FILED_BY_ID =
      """
      select s.* from lot l cross join lateral (
        select %s from session where lot_id = l.lot_id and session_id = $1) s"""
          .formatted(SessionColumns.FILED);
  private static final String COUNT_FOR_REVIEW = "select count(*) from session where " + WAITING;

  private final Transactions transactions;
  private final SessionStore store;
  private final PlateSeal seal;
  private final SessionColumns columns;

  Sessions(Transactions transactions, SessionStore store, PlateSeal seal) {
    this.transactions = transactions;
    this.store = store;
    this.seal = seal;
    this.columns = new SessionColumns(seal);
  }

  /** Cars that are inside now, newest first. */
  public Uni<List<SessionView>> listOpen(int most) {
    return list(OPEN, Tuple.of(most), columns::open);
  }

  /** Visits that are over, newest first. */
  public Uni<List<SessionView>> listClosed(int most) {
    return list(CLOSED, Tuple.of(most), columns::filed);
  }

  /** Cases for a person, newest first. */
  public Uni<List<SessionView>> listForReview(int most) {
    return list(FOR_REVIEW, Tuple.of(most), columns::filed);
  }

  /** Cases of one lot for a person, those first that wait longest. */
  public Uni<List<SessionView>> listForReview(String lot, int most) {
    return list(FOR_REVIEW_IN, Tuple.of(most, lot), columns::filed);
  }

  /** Cases for a person that came up since a time, at most so many of each lot. */
  public Uni<List<SessionView>> listForReviewSince(Instant since, int most) {
    return list(WAITING_SINCE, Values.of(since, most), columns::filed);
  }

  /** Visits of these cars that go on, in whatever lot, the newest first. */
  public Uni<List<SessionView>> listOpenOf(Collection<Plate> cars) {
    var plates = cars.stream().map(car -> seal.hash(car.text())).toArray(String[]::new);
    return list(OPEN_OF_CARS, Values.of((Object) plates), columns::open);
  }

  /**
   * Visits of a car that are over, in whatever lot, without those that were no visits, the newest
   * first.
   *
   * @param since when they were filed at the earliest
   */
  public Uni<List<SessionView>> listFiledOf(Plate car, Instant since, int most) {
    return list(FILED_OF_CAR, Values.of(seal.hash(car.text()), since, most), columns::filed);
  }

  /** A session by its name alone, in whatever lot. */
  public Uni<Optional<SessionView>> find(UUID id) {
    return list(OPEN_BY_ID, Values.of(id), columns::open)
        .chain(
            open ->
                open.isEmpty()
                    ? list(FILED_BY_ID, Values.of(id), columns::filed)
                    : Uni.createFrom().item(open))
        .map(found -> found.stream().findFirst());
  }

  /** A session of a lot, if there is one of this name. */
  public Uni<Optional<SessionView>> find(String lot, UUID id) {
    return transactions
        .direct(tx -> store.reading(tx, lot).byId(List.of(id)))
        .map(found -> found.stream().findFirst().map(SessionView::of));
  }

  /**
   * The newest visit of a car to a lot that is over, of which a device saw the end since a time.
   */
  public Uni<Optional<SessionView>> findLeft(Leaving leaving) {
    return transactions
        .direct(
            tx ->
                store
                    .reading(tx, leaving.lot())
                    .ofCars(List.of(leaving.plate().text()), leaving.since()))
        .map(
            found ->
                found.stream()
                    .filter(kept -> kept.session() instanceof Session.Closed)
                    .filter(kept -> kept.session().findExit().filter(leaving::isBy).isPresent())
                    .findFirst()
                    .map(SessionView::of));
  }

  /** A car that may have left past a device since a time. */
  public record Leaving(String lot, Plate plate, String device, Instant since) {
    private boolean isBy(Sighting exit) {
      return exit.device().equals(device) && !exit.at().isBefore(since);
    }
  }

  /** How many cases wait for a person. */
  public Uni<Long> countForReview() {
    return transactions
        .direct(tx -> tx.preparedQuery(COUNT_FOR_REVIEW).execute())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Uni<List<SessionView>> list(String statement, Tuple values, Function<Row, Kept> kept) {
    return transactions
        .direct(tx -> tx.preparedQuery(statement).execute(values))
        .map(
            rows -> {
              List<SessionView> views = new ArrayList<>();
              rows.forEach(row -> views.add(SessionView.of(kept.apply(row))));
              return views;
            });
  }
}
