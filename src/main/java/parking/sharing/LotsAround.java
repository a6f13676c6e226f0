package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.problems.Problem;
import parking.sharing.Around.Place;

/** Which places are around a lot: what a street office says, not what a map does. */
@ApplicationScoped
public class LotsAround {
  private static final String LIST =
      """
      select * from lot_around a
      where a.lot_id = $1 and not exists (select 1 from sharing_step e
        where e.lot_id = $1 and e.subject_id = a.entry_id and e.kind = 'ENDED')
      order by metres, recorded_at, entry_id""";
  private static final String PUT =
      """
      insert into lot_around (lot_id, entry_id, around_id, name, tariff, metres, on_foot,
        is_government, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

  private final SharingBook book;
  private final Transactions transactions;

  LotsAround(SharingBook book, Transactions transactions) {
    this.book = book;
    this.transactions = transactions;
  }

  /** Those of a lot that were not taken off the list, the nearest first. */
  public Uni<List<Around>> list(String lot) {
    return transactions.direct(tx -> list(tx, lot));
  }

  private static Uni<List<Around>> list(SqlConnection tx, String lot) {
    return tx.preparedQuery(LIST)
        .execute(Rows.values(lot))
        .map(rows -> Rows.list(rows, LotsAround::around));
  }

  private static Around around(Row row) {
    var place =
        row.getString("around_id") == null
            ? new Place.Outside(row.getString("name"), row.getString("tariff"))
            : new Place.Inside(row.getString("around_id"));
    return new Around(
        row.getUUID("entry_id"),
        place,
        row.getInteger("metres"),
        row.getBoolean("on_foot"),
        Optional.ofNullable(row.getBoolean("is_government")),
        Rows.by(row));
  }

  /**
   * Puts a place on the list.
   *
   * @return fails with a {@link Problem} when it is there already
   */
  public Uni<Around> add(Lot lot, Around around) {
    return book.change(
        lot,
        around.by().at(),
        (shared, page) ->
            list(page.tx(), lot.id())
                .invoke(all -> mustBeNew(all, around.place()))
                .chain(() -> put(page.tx(), lot, around))
                .replaceWith(around));
  }

  private static void mustBeNew(List<Around> all, Place place) {
    all.stream()
        .filter(it -> it.place().equals(place))
        .findFirst()
        .ifPresent(
            it -> {
              throw Problem.conflict(
                  "around-already",
                  "It is on the list as %s. Take that off first.".formatted(it.id()));
            });
  }

  private static Uni<Void> put(SqlConnection tx, Lot lot, Around it) {
    var inside = it.place() instanceof Place.Inside one ? one.lot() : null;
    var outside = it.place() instanceof Place.Outside one ? one : new Place.Outside(null, null);
    return tx.preparedQuery(PUT)
        .execute(
            Rows.row(
                lot.id(),
                it.by(),
                it.id(),
                inside,
                outside.name(),
                outside.tariff(),
                it.metres(),
                it.isOnFoot(),
                it.isGovernment()))
        .replaceWithVoid();
  }

  /**
   * Takes a place off the list.
   *
   * @return fails with a {@link Problem} when it is not on it
   */
  public Uni<Around> remove(Lot lot, UUID id, By by) {
    return book.change(
        lot,
        by.at(),
        (shared, page) ->
            list(page.tx(), lot.id())
                .map(all -> find(all, id))
                .call(() -> page.writing().put(id, Step.ENDED, Optional.empty(), by)));
  }

  private static Around find(List<Around> all, UUID id) {
    return all.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unknown(
                    "unknown-surrounding", "Nothing on this lot's list is %s.".formatted(id)));
  }
}
