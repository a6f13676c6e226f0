package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import parking.plates.PlateSeal;

/**
 * Writes down what is promised of one lot's spaces. Nothing is ever changed.
 *
 * @param tx a transaction
 */
record SharedLotWriting(SqlConnection tx, String lot, PlateSeal seal) {
  private static final String PUT_OFFER =
      """
      insert into space_offer (lot_id, offer_id, owner_kind, owner_name, spaces, from_day,
        until_day, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";
  private static final String PUT_STEP =
      """
      insert into sharing_step
        (lot_id, subject_id, kind, from_day, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7)""";
  private static final String PUT_QUOTA =
      """
      insert into sharing_quota (lot_id, quota_id, cars, from_at, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7)""";
  private static final String PUT_KIND =
      """
      insert into pass_kind (lot_id, kind_id, name, name_en, right_name, price_fen, days, most,
        note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";
  private static final String PUT_PASS =
      """
      insert into parking_pass (lot_id, pass_id, kind_id, plate_hash, plate_sealed, from_day,
        until_day, price_fen, reference, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

  Uni<Void> put(Offer it) {
    return put(
        PUT_OFFER,
        it.by(),
        it.id(),
        it.owner().kind().name(),
        it.owner().name(),
        it.spaces(),
        it.days().from(),
        it.days().until());
  }

  /**
   * @param from the first day on which an offer that ends does not hold
   */
  Uni<Void> put(UUID subject, Step step, Optional<LocalDate> from, By by) {
    return put(PUT_STEP, by, subject, step.name(), from);
  }

  Uni<Void> put(UUID id, Quota it) {
    return put(PUT_QUOTA, it.by(), id, it.cars(), it.from());
  }

  Uni<Void> put(PassKind it) {
    return put(
        PUT_KIND,
        it.by(),
        it.id(),
        it.name(),
        it.nameEn(),
        it.right(),
        it.priceFen(),
        it.terms().days(),
        it.terms().most());
  }

  Uni<Void> put(Pass it) {
    return put(
        PUT_PASS,
        it.by(),
        it.id(),
        it.kind(),
        seal.hash(it.plate().text()),
        seal.seal(it.plate().text()),
        it.days().from(),
        it.days().until(),
        it.priceFen(),
        it.reference());
  }

  private Uni<Void> put(String statement, By by, Object... values) {
    return tx.preparedQuery(statement).execute(Rows.row(lot, by, values)).replaceWithVoid();
  }
}
