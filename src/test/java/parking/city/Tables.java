package parking.city;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parking.testing.SealedPlates;

/**
 * Reads the books of some lots straight from the tables, as the owner of the database, who sees
 * both schemas. This is the one place that knows how the tables are laid out:
 *
 * <pre>
 * parking.passage       one row per passage, named by (device, sequence)
 * parking.open_session  cars inside
 * parking.session       visits that are over or wait for a person; decided_by names who decided
 * parking.lot_state     unread: cars inside beyond those with a session
 * parking.outbox        facts that wait; one that was taken is gone
 * billing.stay          a visit as billing knows it, under the session's id, by account
 * billing.charge        its charges; facts name a waiver when one takes the charge back, and the
 *                       revision by which another account answers
 * billing.charge_line   what they are made of
 * billing.posting       what was posted for it
 * </pre>
 */
final class Tables implements AutoCloseable {
  /** The owner and the owner's database. */
  static final String OWNER = "postgres";

  private static final String PASSAGES =
      """
      select passage_id, lot_id, device, sequence, lane, plate_sealed, seen_at
      from parking.passage where lot_id = any(?)""";

  private static final String SESSIONS =
      """
      select session_id, lot_id, plate_sealed, 'OPEN' as state, reason, cover is not null as covered,
        entry_passage, null::uuid as exit_passage, null as decided_by
      from parking.open_session where lot_id = any(?)
      union all
      select session_id, lot_id, plate_sealed, state, reason, cover is not null,
        entry_passage, exit_passage, decided_by
      from parking.session where lot_id = any(?)""";

  /** Those of stays that no session accounts for, too. */
  private static final String OF_LOTS =
      """
      s.stay_id in (select session_id from parking.session where lot_id = any(?)
        union all select session_id from parking.open_session where lot_id = any(?))
      or s.stay_id not in (select session_id from parking.session
        union all select session_id from parking.open_session)""";

  private static final String CHARGES =
      """
      select s.stay_id, s.plate_sealed, s.entered_at, s.left_at, c.revision, c.amount_fen,
        c.facts like '%waiver=%' as waived,
        (select coalesce(sum(l.amount_fen), 0) from billing.charge_line l
          where l.account_id = c.account_id and l.charge_id = c.charge_id) as lines
      from billing.charge c join billing.stay s using (account_id, stay_id)
      where c.facts not like 'moved-to-revision=%' and"""
          + " "
          + OF_LOTS;

  private static final String POSTINGS =
      "select s.stay_id, p.debit, p.credit, p.amount_fen"
          + " from billing.posting p join billing.stay s using (account_id, stay_id) where "
          + OF_LOTS;

  private static final String UNREAD =
      "select lot_id, sum(unread) from parking.lot_state where lot_id = any(?) group by lot_id";

  private static final String FACTS =
      """
      select count(*) filter (where set_aside_because is null),
        count(*) filter (where set_aside_because is not null) from parking.outbox""";

  private final Connection connection;
  private final String[] lots;
  private final SealedPlates plates;

  /**
   * Where its owner gets into the database of a server on this machine.
   *
   * @param data the folder of the services that use it, with their keys
   */
  record Door(int port, String password, Path data) {
    String address() {
      return "postgresql://127.0.0.1:%d/%s".formatted(port, OWNER);
    }
  }

  Tables(Door door, Collection<String> lots) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:" + door.address(), OWNER, door.password());
    this.plates = SealedPlates.of(door.data());
    this.lots = lots.toArray(String[]::new);
  }

  /** Reads a row. */
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  Books read() throws SQLException {
    return new Books(
        list(PASSAGES, 1, this::passage),
        list(SESSIONS, 2, this::session),
        list(CHARGES, 2, this::charge),
        list(POSTINGS, 2, Tables::posting),
        unread(),
        facts());
  }

  Books.Facts facts() throws SQLException {
    return list(FACTS, 0, row -> new Books.Facts(row.getLong(1), row.getLong(2))).get(0);
  }

  private Map<String, Integer> unread() throws SQLException {
    Map<String, Integer> unread = new HashMap<>();
    list(UNREAD, 1, row -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(entry -> unread.put(entry.getKey(), entry.getValue()));
    return unread;
  }

  private <T> List<T> list(String query, int parameters, Row<T> reader) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      for (int i = 1; i <= parameters; i++) {
        statement.setArray(i, connection.createArrayOf("varchar", lots));
      }
      List<T> all = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.of(rows));
        }
      }
      return all;
    }
  }

  private Books.Passage passage(ResultSet row) throws SQLException {
    return new Books.Passage(
        row.getString("passage_id"),
        row.getString("lot_id"),
        row.getString("device"),
        row.getLong("sequence"),
        row.getString("lane"),
        plates.open(row.getString("plate_sealed")),
        instant(row, "seen_at").orElseThrow());
  }

  private Books.Session session(ResultSet row) throws SQLException {
    return new Books.Session(
        row.getString("session_id"),
        row.getString("lot_id"),
        plates.open(row.getString("plate_sealed")),
        new Books.State(row.getString("state"), row.getString("reason"), row.getBoolean("covered")),
        new Books.Ends(
            Optional.ofNullable(row.getString("entry_passage")),
            Optional.ofNullable(row.getString("exit_passage"))),
        Optional.ofNullable(row.getString("decided_by")));
  }

  private Books.Charge charge(ResultSet row) throws SQLException {
    return new Books.Charge(
        new Books.Stay(
            row.getString("stay_id"),
            plates.open(row.getString("plate_sealed")),
            instant(row, "entered_at").orElseThrow(),
            instant(row, "left_at")),
        row.getInt("revision"),
        row.getLong("amount_fen"),
        row.getLong("lines"),
        row.getBoolean("waived"));
  }

  private static Books.Posting posting(ResultSet row) throws SQLException {
    return new Books.Posting(
        row.getString("stay_id"),
        row.getString("debit"),
        row.getString("credit"),
        row.getLong("amount_fen"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
