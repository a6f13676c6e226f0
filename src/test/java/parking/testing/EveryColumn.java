package parking.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks through every column of every table, whatever it is called. */
public final class EveryColumn {
  private static final String COLUMNS =
      """
      select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and n.nspname = ? order by 1, 2""";

  /** As a text, or as the bytes of one. */
  private static final String QUESTION =
      """
      select exists (select from %1$s where position(? in %2$s::text) > 0
        or position(encode(convert_to(?, 'UTF8'), 'hex') in %2$s::text) > 0)""";

  private EveryColumn() {}

  /**
   * The columns of a schema in which a text stands.
   *
   * @param connection of somebody who may read all of them
   */
  public static List<String> naming(Connection connection, String schema, String text)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (var column : columns(connection, schema)) {
      try (var statement = connection.prepareStatement(QUESTION.formatted(column[0], column[1]))) {
        statement.setString(1, text);
        statement.setString(2, text);
        var rows = statement.executeQuery();
        rows.next();
        if (rows.getBoolean(1)) {
          found.add(column[0] + "." + column[1]);
        }
      }
    }
    return found;
  }

  private static List<String[]> columns(Connection connection, String schema) throws SQLException {
    try (var statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, schema);
      var rows = statement.executeQuery();
      List<String[]> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new String[] {rows.getString(1), rows.getString(2)});
      }
      if (all.isEmpty()) {
        throw new IllegalStateException("there is no schema " + schema);
      }
      return all;
    }
  }
}
