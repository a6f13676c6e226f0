package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parking.plates.Plate;
import parking.plates.PlateSeal;
import parking.sharing.Offer.Decision;
import parking.sharing.Offer.End;

/**
 * Reads what is promised of one lot's spaces.
 *
 * @param tx a transaction
 */
record SharedLotReading(SqlConnection tx, String lot, PlateSeal seal) {
  private static final String OFFERS =
      """
      select o.*, d.kind as decided, d.note as d_note, d.recorded_by as d_recorded_by,
        d.recorded_at as d_recorded_at, e.from_day as ends_on, e.note as e_note,
        e.recorded_by as e_recorded_by, e.recorded_at as e_recorded_at
      from space_offer o
      left join sharing_step d
        on d.lot_id = $1 and d.subject_id = o.offer_id and d.kind <> 'ENDED'
      left join sharing_step e
        on e.lot_id = $1 and e.subject_id = o.offer_id and e.kind = 'ENDED'
      where o.lot_id = $1 order by o.recorded_at, o.offer_id""";
  private static final String QUOTAS =
      "select * from sharing_quota where lot_id = $1 order by recorded_at, quota_id";
  private static final String KINDS =
      """
      select k.*, e.note as e_note, e.recorded_by as e_recorded_by,
        e.recorded_at as e_recorded_at
      from pass_kind k
      left join sharing_step e
        on e.lot_id = $1 and e.subject_id = k.kind_id and e.kind = 'ENDED'
      where k.lot_id = $1 order by k.recorded_at, k.kind_id""";
  private static final String PASSES =
      """
      select p.*, e.note as e_note, e.recorded_by as e_recorded_by,
        e.recorded_at as e_recorded_at
      from parking_pass p
      left join sharing_step e
        on e.lot_id = $1 and e.subject_id = p.pass_id and e.kind = 'ENDED'
      where p.lot_id = $1 and p.until_day > $2 order by p.recorded_at, p.pass_id""";
  private static final String PASS_OF_REFERENCE =
      """
      select p.*, null::varchar as e_note, null::varchar as e_recorded_by,
        null::timestamptz as e_recorded_at
      from parking_pass p where p.lot_id = $1 and p.reference = $2""";

  /**
   * All that is written down.
   *
   * @param capacity the lot's
   * @param today passes that were over by then are left out
   */
  Uni<SharedLot> read(int capacity, LocalDate today) {
    return offers()
        .map(offers -> SharedLot.empty(capacity).withOffers(offers))
        .chain(shared -> quotas().map(shared::withQuotas))
        .chain(shared -> kinds().map(shared::withKinds))
        .chain(shared -> passes(today).map(shared::withPasses))
        .chain(shared -> new PassOrderTable(tx, seal).heldIn(lot).map(shared::withOrders));
  }

  private Uni<List<Offer>> offers() {
    return tx.preparedQuery(OFFERS)
        .execute(Rows.values(lot))
        .map(rows -> Rows.list(rows, SharedLotReading::offer));
  }

  private static Offer offer(Row row) {
    return new Offer(
        row.getUUID("offer_id"),
        new Owner(Owner.Kind.valueOf(row.getString("owner_kind")), row.getString("owner_name")),
        row.getInteger("spaces"),
        Rows.days(row),
        Rows.by(row),
        Rows.findBy(row, "d_").map(by -> decision(row.getString("decided"), by)),
        Rows.findBy(row, "e_").map(by -> new End(row.getLocalDate("ends_on"), by)));
  }

  private static Decision decision(String kind, By by) {
    return new Decision(Step.valueOf(kind) == Step.ACCEPTED, by);
  }

  private Uni<List<Quota>> quotas() {
    return tx.preparedQuery(QUOTAS)
        .execute(Rows.values(lot))
        .map(rows -> Rows.list(rows, SharedLotReading::quota));
  }

  private static Quota quota(Row row) {
    return new Quota(
        row.getInteger("cars"), Rows.findInstant(row, "from_at").orElseThrow(), Rows.by(row));
  }

  private Uni<List<PassKind>> kinds() {
    return tx.preparedQuery(KINDS)
        .execute(Rows.values(lot))
        .map(rows -> Rows.list(rows, SharedLotReading::kind));
  }

  private static PassKind kind(Row row) {
    return new PassKind(
        row.getUUID("kind_id"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("right_name"),
        row.getLong("price_fen"),
        new PassKind.Terms(row.getInteger("days"), row.getInteger("most")),
        Rows.by(row),
        Rows.findBy(row, "e_"));
  }

  private Uni<List<Pass>> passes(LocalDate today) {
    return tx.preparedQuery(PASSES)
        .execute(Rows.values(lot, today))
        .map(rows -> Rows.list(rows, this::pass));
  }

  /** The pass that a payment was for, if one was; that it has ended is not told. */
  Uni<Optional<Pass>> findPass(String reference) {
    return tx.preparedQuery(PASS_OF_REFERENCE)
        .execute(Rows.values(lot, reference))
        .map(rows -> Rows.list(rows, this::pass).stream().findFirst());
  }

  private Pass pass(Row row) {
    return new Pass(
        row.getUUID("pass_id"),
        row.getUUID("kind_id"),
        new Plate(seal.open(row.getString("plate_sealed"))),
        Rows.days(row),
        row.getLong("price_fen"),
        row.getString("reference"),
        Rows.by(row),
        Rows.findBy(row, "e_"));
  }
}
