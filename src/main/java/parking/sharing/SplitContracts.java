package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import parking.database.Transactions;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.problems.Problem;
import parking.sharing.Contract.Party;

/** Keeps the contracts by which the money of a lot is split. */
@ApplicationScoped
public class SplitContracts {
  private static final String LIST =
      """
      select c.contract_id, c.from_day, c.note, c.recorded_by, c.recorded_at,
        p.kind, p.name, p.weight
      from split_contract c
      join split_party p on p.lot_id = $1 and p.contract_id = c.contract_id
      where c.lot_id = $1 order by c.recorded_at, c.contract_id, p.place""";
  private static final String PUT =
      """
      insert into split_contract (lot_id, contract_id, from_day, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6)""";
  private static final String PUT_PARTY =
      """
      insert into split_party (lot_id, contract_id, place, kind, name, weight)
      values ($1, $2, $3, $4, $5, $6)""";

  private final SharingBook book;
  private final Transactions transactions;

  SplitContracts(SharingBook book, Transactions transactions) {
    this.book = book;
    this.transactions = transactions;
  }

  /** All that a lot ever had, in the order in which they were written down. */
  public Uni<List<Contract>> list(String lot) {
    return transactions.direct(tx -> list(tx, lot));
  }

  private static Uni<List<Contract>> list(SqlConnection tx, String lot) {
    return tx.preparedQuery(LIST).execute(Rows.values(lot)).map(SplitContracts::contracts);
  }

  private static List<Contract> contracts(RowSet<Row> rows) {
    var byId = new LinkedHashMap<UUID, List<Row>>();
    rows.forEach(
        row -> byId.computeIfAbsent(row.getUUID("contract_id"), id -> new ArrayList<>()).add(row));
    return byId.values().stream().map(SplitContracts::contract).toList();
  }

  private static Contract contract(List<Row> rows) {
    var first = rows.get(0);
    return new Contract(
        first.getUUID("contract_id"),
        first.getLocalDate("from_day"),
        rows.stream().map(SplitContracts::party).toList(),
        Rows.by(first));
  }

  private static Party party(Row row) {
    return new Party(
        Party.Kind.valueOf(row.getString("kind")), row.getString("name"), row.getLong("weight"));
  }

  /**
   * Writes a contract down. What is split already stays as it was split: only a lot's first
   * contract may begin in the past.
   *
   * @return fails with a {@link Problem} when another one does
   */
  public Uni<Contract> record(Lot lot, Contract contract) {
    return book.change(
        lot,
        contract.by().at(),
        (shared, page) ->
            list(page.tx(), lot.id())
                .invoke(before -> mustNotChangeThePast(before, contract))
                .chain(() -> put(page.tx(), lot.id(), contract))
                .replaceWith(contract));
  }

  private static void mustNotChangeThePast(List<Contract> before, Contract contract) {
    var today = LocalDays.dayAt(contract.by().at());
    if (!before.isEmpty() && contract.from().isBefore(today)) {
      throw Problem.unprocessable(
          "day-is-past",
          "Another contract splits the money of %s already. Name %s or a later day."
              .formatted(contract.from(), today));
    }
  }

  private static Uni<Void> put(SqlConnection tx, String lot, Contract it) {
    Uni<Void> put =
        tx.preparedQuery(PUT).execute(Rows.row(lot, it.by(), it.id(), it.from())).replaceWithVoid();
    for (int i = 0; i < it.parties().size(); i++) {
      var party = it.parties().get(i);
      var row = Rows.values(lot, it.id(), i, party.kind().name(), party.name(), party.weight());
      put = put.chain(() -> tx.preparedQuery(PUT_PARTY).execute(row).replaceWithVoid());
    }
    return put;
  }
}
