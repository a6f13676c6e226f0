package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.plates.PlateSeal;

/**
 * The rows of passes that drivers buy.
 *
 * @param tx a transaction
 */
record PassOrderTable(SqlConnection tx, PlateSeal seal) {
  private static final int MOST_LISTED = 200;
  private static final String OF_LOT =
      "select *, false as is_ended from pass_order where lot_id = $1 and state = 'HELD'";
  private static final String OF_REQUEST =
      """
      select *, false as is_ended from pass_order
      where lot_id = $1 and driver_id = $2 and request_id = $3""";
  private static final String ONE =
      "select *, false as is_ended from pass_order where lot_id = $1 and order_id = $2 for update";
  private static final String OF_DRIVER =
      """
      select o.*, exists (select from sharing_step e where e.lot_id = o.lot_id
        and e.subject_id = o.order_id and e.kind = 'ENDED') as is_ended
      from pass_order o
      where o.driver_id = $1 and ($2::uuid is null or o.order_id = $2)
      order by o.from_day desc, o.made_at desc limit %d"""
          .formatted(MOST_LISTED);
  private static final String UNPAID =
      "select count(*) from pass_order where driver_id = $1 and state = 'HELD'";
  private static final String TO_FOLLOW =
      """
      select *, false as is_ended from pass_order
      where state = 'HELD' or state in ('FREED', 'RETURNED') and not is_told
      order by made_at limit %d"""
          .formatted(MOST_LISTED);
  private static final String PUT =
      """
      insert into pass_order (lot_id, order_id, driver_id, request_id, plate_id, plate_hash,
        plate_sealed, colour, kind_id, name, name_en, from_day, until_day, price_fen, channel,
        client, state, pay_until, held_until, made_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
        $20)""";
  private static final String END =
      "update pass_order set state = $3, ended_at = $4 where lot_id = $1 and order_id = $2";
  private static final String TOLD =
      "update pass_order set is_told = true where lot_id = $1 and order_id = $2";

  /** Those that keep a space of a lot. */
  Uni<List<PassOrder>> heldIn(String lot) {
    return list(OF_LOT, lot);
  }

  /** The one that a driver has asked for by a number of their own. */
  Uni<Optional<PassOrder>> find(String lot, PassOrder.Buyer buyer) {
    return list(OF_REQUEST, lot, buyer.driver(), buyer.request()).map(PassOrderTable::first);
  }

  /** One that is held until the transaction's end. */
  Uni<Optional<PassOrder>> lock(String lot, UUID id) {
    return list(ONE, lot, id).map(PassOrderTable::first);
  }

  /** All of a driver, or one. */
  Uni<List<PassOrder>> of(UUID driver, Optional<UUID> id) {
    return list(OF_DRIVER, driver, id);
  }

  /** How many a driver has not paid yet. */
  Uni<Long> unpaid(UUID driver) {
    return tx.preparedQuery(UNPAID)
        .execute(Rows.values(driver))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Those of which it is not known yet how they end, or of which billing has to be told. */
  Uni<List<PassOrder>> toFollow() {
    return list(TO_FOLLOW);
  }

  private static Optional<PassOrder> first(List<PassOrder> all) {
    return all.stream().findFirst();
  }

  private Uni<List<PassOrder>> list(String statement, Object... values) {
    return tx.preparedQuery(statement)
        .execute(Rows.values(values))
        .map(rows -> Rows.list(rows, this::order));
  }

  private PassOrder order(Row row) {
    return new PassOrder(
        row.getUUID("order_id"),
        row.getString("lot_id"),
        new PassOrder.Buyer(row.getUUID("driver_id"), row.getUUID("request_id")),
        new PassOrder.Item(
            row.getUUID("plate_id"),
            new PassOrder.Car(
                new Plate(seal.open(row.getString("plate_sealed"))),
                PlateColour.valueOf(row.getString("colour"))),
            row.getUUID("kind_id"),
            new PassOrder.Name(row.getString("name"), row.getString("name_en")),
            Rows.days(row)),
        new PassOrder.Payment(
            row.getLong("price_fen"),
            row.getString("channel"),
            row.getString("client"),
            Rows.findInstant(row, "pay_until").orElseThrow(),
            Rows.findInstant(row, "held_until").orElseThrow()),
        PassOrder.State.valueOf(row.getString("state")),
        row.getBoolean("is_ended"),
        Rows.findInstant(row, "made_at").orElseThrow());
  }

  Uni<Void> put(PassOrder it) {
    var plate = it.item().car().plate().text();
    return tx.preparedQuery(PUT)
        .execute(
            Rows.values(
                it.lot(),
                it.id(),
                it.buyer().driver(),
                it.buyer().request(),
                it.item().plateId(),
                seal.hash(plate),
                seal.seal(plate),
                it.item().car().colour().name(),
                it.item().kind(),
                it.item().name().chinese(),
                it.item().name().english(),
                it.item().days().from(),
                it.item().days().until(),
                it.payment().priceFen(),
                it.payment().channel(),
                it.payment().client(),
                it.state().name(),
                it.payment().until(),
                it.payment().heldUntil(),
                it.madeAt()))
        .replaceWithVoid();
  }

  Uni<Void> end(PassOrder it, Instant now) {
    return tx.preparedQuery(END)
        .execute(Rows.values(it.lot(), it.id(), it.state().name(), now))
        .replaceWithVoid();
  }

  /** Billing knows that it is not wanted any more. */
  Uni<Void> told(PassOrder it) {
    return tx.preparedQuery(TOLD).execute(Rows.values(it.lot(), it.id())).replaceWithVoid();
  }
}
