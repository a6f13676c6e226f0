package parking.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import parking.testing.SealedPlates;

/** Reads the service's tables past all of its code. */
final class Tables implements AutoCloseable {
  private static final String CHARGES =
      """
      select min(s.plate_sealed), s.stay_id::text, sum(case when p.credit like 'income%' then p.amount_fen
          when p.debit like 'income%' then -p.amount_fen else 0 end),
        sum(case when p.debit like 'receivable:%' then p.amount_fen
          when p.credit like 'receivable:%' then -p.amount_fen else 0 end),
        sum(case when p.credit like 'surplus:%' then p.amount_fen
          when p.debit like 'surplus:%' then -p.amount_fen else 0 end),
        sum(case when p.cause like 'capture:%' then p.amount_fen else 0 end)
      from billing.stay s
      left join billing.posting p using (account_id, stay_id)
      where s.left_at is not null group by s.account_id, s.stay_id""";
  private static final String CAPTURES =
      """
      select split_part(cause, ':', 2), sum(amount_fen), count(*), max(split_part(debit, ':', 1))
      from billing.posting where cause like 'capture:%' group by 1""";
  private static final String BUSY =
      """
      select (select count(*) from parking.outbox where set_aside_because is null)
        + (select count(*) from billing.attempt where next_at is not null)
        + (select count(*) from billing.gateway_entry where next_at is not null)
        + (select count(*) from billing.stay where collect_after <= ?)""";

  private final Connection connection;
  private final SealedPlates plates;

  Tables(Connection connection, SealedPlates plates) {
    this.connection = connection;
    this.plates = plates;
  }

  /**
   * What the ledger says of one car's stay. Money is fen.
   *
   * @param charged what it costs
   * @param owed what is left of that
   * @param surplus what was paid too much
   * @param captured what gateways took
   */
  record Stay(String id, long charged, long owed, long surplus, long captured) {}

  /** What the ledger says of an order. */
  record Capture(long fen, long postings, String place) {}

  /** By plate; a plate with two stays is named. */
  Map<String, Stay> stays() throws SQLException {
    var all = new HashMap<String, Stay>();
    each(
        CHARGES,
        row -> {
          var stay =
              new Stay(
                  row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
          var plate = plates.open(row.getString(1));
          if (all.put(plate, stay) != null) {
            throw new IllegalStateException("two stays of " + plate);
          }
        });
    return all;
  }

  Map<String, Capture> captures() throws SQLException {
    var all = new HashMap<String, Capture>();
    each(
        CAPTURES,
        row ->
            all.put(
                row.getString(1), new Capture(row.getLong(2), row.getLong(3), row.getString(4))));
    return all;
  }

  /** How much is still to be done by itself, at this time of the lots. */
  long countBusy(Instant now) throws SQLException {
    try (var statement = connection.prepareStatement(BUSY)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      var row = statement.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  long count(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String query, Reader reader) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
