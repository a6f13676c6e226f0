package parking.lots;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;

/** Keeps lots and lanes, so that passages and sessions can refer to them for ever. */
@ApplicationScoped
class LotStore {
  private static final String PUT_LOT =
      """
      insert into lot (lot_id, name, name_en, capacity, tariff)
      values (:id, :name, :nameEn, :capacity, :tariff)
      on conflict (lot_id) do update set name = excluded.name, name_en = excluded.name_en,
        capacity = excluded.capacity, tariff = excluded.tariff""";
  private static final String PUT_LANE =
      """
      insert into lane (device, lane, lot_id, use, zone) values (:device, :lane, :lot, :use, :zone)
      on conflict (device, lane) do update
        set lot_id = excluded.lot_id, use = excluded.use, zone = excluded.zone""";
  private static final String PUT_STATE =
      """
      insert into lot_state (lot_id, zone, unread, changed_at) values (:lot, :zone, 0, :now)
      on conflict do nothing""";
  private static final String LIST_LOTS = "select lot_id, name, name_en, capacity, tariff from lot";

  private final Transactions transactions;
  private final InstantSource time;

  LotStore(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  /** Stores what the lots file says and answers every lot that was ever stored. */
  Uni<List<Lot>> remember(List<Lane> lanes) {
    return transactions.inOne(
        tx -> {
          Uni<Integer> stored = Uni.createFrom().item(0);
          for (var lot : lanes.stream().map(Lane::lot).distinct().toList()) {
            stored = stored.chain(() -> put(tx, lot));
            for (var zone : zones(lot)) {
              stored = stored.chain(() -> putState(tx, lot.id(), zone));
            }
          }
          for (var lane : lanes) {
            stored = stored.chain(() -> put(tx, lane));
          }
          return stored.chain(() -> list(tx));
        });
  }

  private static Uni<Integer> put(Mutiny.Session tx, Lot lot) {
    return tx.createNativeQuery(PUT_LOT)
        .setParameter("id", lot.id())
        .setParameter("name", lot.name())
        .setParameter("nameEn", lot.nameEn())
        .setParameter("capacity", lot.capacity())
        .setParameter("tariff", lot.tariff())
        .executeUpdate();
  }

  /** The zones of a lot, and the empty one that stands for all of it. */
  private static List<String> zones(Lot lot) {
    return Stream.concat(Stream.of(""), lot.zones().keySet().stream().sorted()).toList();
  }

  private Uni<Integer> putState(Mutiny.Session tx, String lot, String zone) {
    return tx.createNativeQuery(PUT_STATE)
        .setParameter("lot", lot)
        .setParameter("zone", zone)
        .setParameter("now", time.instant())
        .executeUpdate();
  }

  private static Uni<Integer> put(Mutiny.Session tx, Lane lane) {
    return tx.createNativeQuery(PUT_LANE)
        .setParameter("device", lane.device())
        .setParameter("lane", lane.name())
        .setParameter("lot", lane.lot().id())
        .setParameter("use", lane.use().name())
        .setParameter("zone", lane.zone())
        .executeUpdate();
  }

  private static Uni<List<Lot>> list(Mutiny.Session tx) {
    return tx.createNativeQuery(LIST_LOTS, Object[].class)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Lot(
                                (String) row[0],
                                (String) row[1],
                                (String) row[2],
                                (Integer) row[3],
                                (String) row[4],
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Policy.standard()))
                    .toList());
  }
}
