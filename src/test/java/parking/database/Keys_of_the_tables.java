package parking.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parking.architecture.Spread;

/** What the database itself says of the tables that are to be spread over servers one day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Keys_of_the_tables {
  private static final String TABLES =
      """
      select relname from pg_class where relnamespace = 'keys'::regnamespace
        and relkind in ('r', 'p') and not relispartition and relname <> 'flyway_schema_history'""";

  /** Unique over all servers is only what holds the key. */
  private static final String KEYS_WITHOUT =
      """
      select i.indexrelid::regclass::text
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'keys'::regnamespace and t.relname = '%1$s' and i.indisunique
        and not exists (select 1 from pg_attribute a
          where a.attrelid = t.oid and a.attnum = any(i.indkey) and a.attname = '%2$s')""";

  private static final String REFERENCES =
      """
      select conname::text from pg_constraint
      where connamespace = 'keys'::regnamespace and contype = 'f'
        and confrelid::regclass::text not in ('keys.lot', 'keys.lane')""";

  @TempDir private static Path folder;
  private static DataFolder data;
  private static EmbeddedServer server;

  @BeforeAll
  static void migrate() {
    data = DataFolder.open(folder, false);
    server = EmbeddedServer.start(data);
    Flyway.configure(Schemas.class.getClassLoader())
        .dataSource(
            "jdbc:postgresql:" + server.address(), "postgres", data.secret("database-owner"))
        .locations("classpath:db/parking")
        .schemas("keys")
        .load()
        .migrate();
  }

  @AfterAll
  static void stop() {
    server.close();
    data.close();
  }

  private static List<String> rows(String query) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  @Test
  void are_known_for_every_table_there_is() throws SQLException {
    var known = new HashSet<>(Spread.KEY_OF_TABLE.keySet());
    known.addAll(Spread.EVERYWHERE);
    assertThat(rows(TABLES)).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void are_in_whatever_is_to_be_unique() throws SQLException {
    for (var table : Spread.KEY_OF_TABLE.entrySet()) {
      assertThat(rows(KEYS_WITHOUT.formatted(table.getKey(), table.getValue())))
          .as(table.getKey())
          .isEmpty();
    }
  }

  @Test
  void are_never_crossed_by_a_reference() throws SQLException {
    assertThat(rows(REFERENCES)).isEmpty();
  }
}
