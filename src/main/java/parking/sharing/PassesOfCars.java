package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import parking.database.Transactions;
import parking.plates.Plate;
import parking.plates.PlateSeal;

/** Finds the passes that street offices have sold at their desks, by the cars that they are for. */
@ApplicationScoped
public class PassesOfCars {
  private static final String SOLD =
      """
      select p.lot_id, p.pass_id, p.kind_id, p.plate_sealed, p.from_day, p.until_day, p.price_fen,
        p.recorded_at, k.name, k.name_en
      from parking_pass p join pass_kind k on k.lot_id = p.lot_id and k.kind_id = p.kind_id
      where p.plate_hash = any($1) and p.until_day > $2
        and not exists (select from pass_order o
          where o.lot_id = p.lot_id and o.order_id = p.pass_id)
        and not exists (select from sharing_step e
          where e.lot_id = p.lot_id and e.subject_id = p.pass_id and e.kind = 'ENDED')
      order by p.from_day desc, p.pass_id""";

  private final Transactions transactions;
  private final PlateSeal seal;

  PassesOfCars(Transactions transactions, PlateSeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  /**
   * A pass that was sold at a desk.
   *
   * @param lot the lot's id
   * @param kind the name of its kind
   * @param priceFen in fen
   * @param soldAt when it was sold
   */
  public record Sold(
      UUID id,
      String lot,
      Plate plate,
      UUID kind,
      PassOrder.Name name,
      Days days,
      long priceFen,
      Instant soldAt) {}

  /** The passes of cars that are valid on a day or will be, the one that begins last first. */
  public Uni<List<Sold>> listSold(Collection<Plate> plates, LocalDate today) {
    var hashes = seal.hashes(plates.stream().map(Plate::text).toList());
    return plates.isEmpty()
        ? Uni.createFrom().item(List.of())
        : transactions
            .direct(tx -> tx.preparedQuery(SOLD).execute(Rows.values(hashes, today)))
            .map(rows -> Rows.list(rows, this::sold));
  }

  private Sold sold(Row row) {
    return new Sold(
        row.getUUID("pass_id"),
        row.getString("lot_id"),
        new Plate(seal.open(row.getString("plate_sealed"))),
        row.getUUID("kind_id"),
        new PassOrder.Name(row.getString("name"), row.getString("name_en")),
        Rows.days(row),
        row.getLong("price_fen"),
        Rows.findInstant(row, "recorded_at").orElseThrow());
  }
}
