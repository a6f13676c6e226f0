package parking.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A role that sees rows of some lots only, and may do with them what the service may. {@link Scope}
 * says when it is taken on. Every table with a column {@code lot_id} is guarded, those of later
 * releases, too, and tables of no lot, such as drivers', are shut; it is settled anew at each
 * start.
 */
final class RowsOfLots {
  /** The role. Nobody can log in as it. */
  static final String ROLE = "parking_of_lots";

  /** The setting that holds the lots. Ids have no comma in them. */
  static final String SETTING = "parking.lots";

  /** Tables of no lot that are needed nevertheless: accounts of plates, and facts to be told. */
  private static final Set<String> NEEDED = Set.of("account", "outbox");

  private static final String MAKE =
      """
      do $$ begin
        if not exists (select from pg_roles where rolname = '%1$s') then
          create role %1$s nologin;
        end if;
      end $$""";

  private static final String TABLES =
      """
      select c.oid::regclass::text, c.relname::text, exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'lot_id' and not a.attisdropped),
        (select string_agg(p, ', ') from unnest(array['select', 'insert', 'update', 'delete']) p
          where has_table_privilege('%1$s', c.oid, p))
      from pg_class c where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and c.relname <> 'flyway_schema_history'
      order by 1""";

  private static final String GUARD =
      """
      alter table %1$s enable row level security;
      drop policy if exists rows_of_lots on %1$s;
      create policy rows_of_lots on %1$s to %2$s
        using (lot_id = any(string_to_array(current_setting('%3$s'), ',')))""";

  private record Table(String name, boolean isOpen, boolean hasLots, String privileges) {}

  private RowsOfLots() {}

  /**
   * @param statement of a connection that may create roles
   * @param schema whose owner has the same name
   */
  static void guard(Statement statement, String schema) throws SQLException {
    statement.execute(MAKE.formatted(ROLE));
    statement.execute("grant %s to %s".formatted(ROLE, schema));
    statement.execute("alter role %s set search_path to %s".formatted(ROLE, schema));
    statement.execute("grant usage on schema %s to %s".formatted(schema, ROLE));
    for (var table : tables(statement, schema)) {
      statement.execute("revoke all on %s from %s".formatted(table.name, ROLE));
      if (table.privileges != null && table.isOpen) {
        statement.execute("grant %s on %s to %s".formatted(table.privileges, table.name, ROLE));
      }
      if (table.hasLots) {
        statement.execute(GUARD.formatted(table.name, ROLE, SETTING));
      }
    }
    statement.execute("grant usage on all sequences in schema %s to %s".formatted(schema, ROLE));
  }

  private static List<Table> tables(Statement statement, String schema) throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (var rows = statement.executeQuery(TABLES.formatted(schema))) {
      while (rows.next()) {
        var hasLots = rows.getBoolean(3);
        var isOpen = hasLots || NEEDED.contains(rows.getString(2));
        tables.add(new Table(rows.getString(1), isOpen, hasLots, rows.getString(4)));
      }
    }
    return tables;
  }
}
