package parking.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Looks into the tables: whether all is there that was sent, and how much space it takes. */
final class Books implements AutoCloseable {
  private static final double MILLION = 1_000_000;

  /** Stays that came to their end: a closed session to be charged, with its two passages. */
  private static final String STAYS =
      """
      select count(*) from session s
        join passage entry on entry.lot_id = s.lot_id and entry.passage_id = s.entry_passage
          and entry.session_id = s.session_id and entry.received_at >= $2
        join passage exit on exit.lot_id = s.lot_id and exit.passage_id = s.exit_passage
          and exit.session_id = s.session_id and exit.received_at >= $2
      where s.lot_id = any($1) and s.filed_at >= $2 and s.state = 'CLOSED' and s.cover is null
        and s.revision = 1""";

  private static final String SESSIONS =
      "select count(*) from session where lot_id = any($1) and filed_at >= $2";
  private static final String PASSAGES =
      "select count(*) from passage where lot_id = any($1) and received_at >= $2";
  private static final String INSIDE =
      "select count(*) from open_session where lot_id = any($1) and changed_at >= $2";
  private static final String FACTS =
      "select count(*) from outbox where origin = any($1) and written_at >= $2";
  private static final String SIZE =
      """
      select sum(pg_table_size(relid)), sum(pg_indexes_size(relid))
      from pg_partition_tree(?::regclass) where isleaf""";

  private final Connection connection;

  Books(Service service) throws IOException, SQLException {
    this.connection = service.connect();
  }

  Connection connection() {
    return connection;
  }

  /**
   * Checks that every stay since a time is there with all that follows from it.
   *
   * @param facts whether the facts wait in the outbox still
   * @throws IllegalStateException saying what is missing
   */
  void check(List<String> lots, Instant since, long stays, boolean facts) throws SQLException {
    check("complete stays", count(STAYS, lots, since), stays);
    check("sessions", count(SESSIONS, lots, since), stays);
    check("passages", count(PASSAGES, lots, since), 2 * stays);
    check("cars inside", count(INSIDE, lots, since), 0);
    if (facts) {
      check("facts", count(FACTS, lots, since), 2 * stays);
    }
  }

  private static void check(String what, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException("%s: %d, not %d".formatted(what, found, expected));
    }
  }

  private long count(String statement, List<String> lots, Instant since) throws SQLException {
    var sql = statement.replace("$1", "'{%s}'".formatted(String.join(",", lots)));
    try (var asked = connection.createStatement();
        var rows = asked.executeQuery(sql.replace("$2", "'" + since + "'"))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** How many facts wait to be handed on. */
  long countFacts() throws SQLException {
    try (var asked = connection.createStatement();
        var rows = asked.executeQuery("select count(*) from outbox")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Begins with an empty outbox, as nobody hands on what pgbench wrote. */
  void forgetFacts() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("truncate outbox");
    }
  }

  /** Megabytes that a million rows of a table take, and of them the indexes'. */
  String size(String table) throws SQLException {
    try (var asked = connection.prepareStatement(SIZE);
        var counted = connection.createStatement()) {
      asked.setString(1, table);
      try (var sizes = asked.executeQuery();
          var rows = counted.executeQuery("select count(*) from " + table)) {
        sizes.next();
        rows.next();
        var millions = rows.getLong(1) / MILLION;
        return "%.0f MB, of them indexes %.0f MB"
            .formatted(
                (sizes.getLong(1) + sizes.getLong(2)) / MILLION / millions,
                sizes.getLong(2) / MILLION / millions);
      }
    }
  }

  /** The database server's clock. */
  Instant now() throws SQLException {
    try (var asked = connection.createStatement();
        var rows = asked.executeQuery("select clock_timestamp()")) {
      rows.next();
      return rows.getObject(1, java.time.OffsetDateTime.class)
          .withOffsetSameInstant(ZoneOffset.UTC)
          .toInstant();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
