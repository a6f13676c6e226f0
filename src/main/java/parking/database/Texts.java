package parking.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Questions whose answer is a column of texts. */
final class Texts {
  /** A partitioned table's partitions, or the table itself. */
  private static final String PARTS =
      """
      select coalesce(i.inhrelid, c.oid)::regclass::text from pg_class c
      left join pg_inherits i on i.inhparent = c.oid
      where c.oid = to_regclass(?)""";

  private Texts() {}

  static List<String> of(Connection connection, String question, String... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      for (var i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      List<String> texts = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  /** The tables in which a table's rows lie. */
  static List<String> partsOf(Connection connection, String table) throws SQLException {
    return of(connection, PARTS, table);
  }
}
