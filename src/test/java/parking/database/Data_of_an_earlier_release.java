package parking.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.sealing.KeyRing;
import billing.sealing.KeysRefused;
import billing.sealing.Seal;
import billing.sealing.SealBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parking.testing.EveryColumn;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Data_of_an_earlier_release {
  private static final Path SCRIPTS = Path.of("test/resources/db");

  @TempDir private Path folder;

  private static void migrate(EmbeddedServer server, String password, String target) {
    Flyway.configure(Schemas.class.getClassLoader())
        .dataSource("jdbc:postgresql:" + server.address(), "postgres", password)
        .locations("classpath:db/parking")
        .schemas("old")
        .createSchemas(true)
        .target(target)
        .load()
        .migrate();
  }

  private static void execute(Connection connection, String script)
      throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.execute("set search_path to old");
      statement.execute(Files.readString(SCRIPTS.resolve(script)));
    }
  }

  private static List<String> answeredOtherwise(Connection connection, String script)
      throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    try (var statement = connection.createStatement()) {
      statement.execute("set search_path to old");
      for (var question : Files.readAllLines(SCRIPTS.resolve(script))) {
        if (!question.startsWith("--") && !question.isBlank()) {
          var rows = statement.executeQuery(question);
          if (!rows.next() || !rows.getBoolean(1)) {
            wrong.add(question);
          }
        }
      }
    }
    return wrong;
  }

  @Test
  void is_all_there_when_it_was_brought_up_to_date() throws SQLException, IOException {
    try (var data = DataFolder.open(folder, false);
        var server = EmbeddedServer.start(data);
        var connection = server.connect()) {
      var password = data.secret("database-owner");
      migrate(server, password, "2");
      execute(connection, "V004__before.sql");
      migrate(server, password, "latest");
      assertThat(answeredOtherwise(connection, "V004__after.sql")).isEmpty();
    }
  }

  private static final String FIRST = "seal first " + "01".repeat(32) + "\n";
  private static final String SECOND = "seal second " + "02".repeat(32) + "\n";
  private static final String INDEX = "index first " + "03".repeat(32) + "\n";

  private static Seal seal(String... lines) {
    return new Seal(KeyRing.parse(String.join("", lines)));
  }

  /** Where something can be read. */
  private static List<String> readable(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    for (var text : List.of("浙A0T", "手机000001", "openid-1")) {
      found.addAll(EveryColumn.naming(connection, "old", text));
    }
    return found;
  }

  private static List<String> sealedBy(Connection connection, String key) throws SQLException {
    return EveryColumn.naming(connection, "old", key + ".");
  }

  @Test
  void is_sealed_once_and_sealed_anew_when_there_is_another_key() throws SQLException, IOException {
    try (var data = DataFolder.open(folder, false);
        var server = EmbeddedServer.start(data);
        var connection = server.connect()) {
      var password = data.secret("database-owner");
      migrate(server, password, "2");
      execute(connection, "V004__before.sql");
      migrate(server, password, "10");
      execute(connection, "V011__before.sql");
      migrate(server, password, "latest");
      assertThat(readable(connection)).hasSizeGreaterThan(10);

      new SealingRows(connection, "parking", seal(FIRST, INDEX)).run();
      assertThat(readable(connection)).isEmpty();
      assertThat(Texts.of(connection, "select name from unsealed")).isEmpty();
      assertThat(sealedBy(connection, "first")).hasSizeGreaterThan(10);
      opensAsBefore(connection, seal(FIRST, INDEX));

      var both = seal(FIRST, SECOND, INDEX);
      new SealingRows(connection, "parking", both).run();
      assertThat(new Resealing(connection, "parking", both).run()).isGreaterThan(20);
      assertThat(sealedBy(connection, "first")).isEmpty();
      opensAsBefore(connection, seal(SECOND, INDEX));
      new SealingRows(connection, "parking", seal(SECOND, INDEX)).run();
    }
  }

  private static void opensAsBefore(Connection connection, Seal seal) throws SQLException {
    var account =
        Texts.of(
            connection,
            "select plate_sealed from account where plate_hash = ?",
            seal.hash("浙A0T001", "plate"));
    assertThat(account)
        .singleElement()
        .extracting(it -> seal.open(it, "plate"))
        .isEqualTo("浙A0T001");
    assertThat(Texts.of(connection, "select payers from account where payers <> ''"))
        .singleElement()
        .extracting(it -> seal.open(it, "payers"))
        .isEqualTo("wechat openid-1");
    assertThat(Texts.of(connection, "select body from outbox order by fact_id"))
        .extracting(it -> seal.open(it, "fact"))
        .containsExactly("{\"first\":1}", "{\"second\":2}");
    assertThat(Texts.of(connection, "select before_plate_sealed from session_act order by act_id"))
        .extracting(it -> it == null ? null : seal.open(it, "plate"))
        .containsExactly("浙A0T002", null);
    assertThat(Texts.of(connection, "select after from session_act where before = 'null'"))
        .singleElement()
        .asString()
        .contains(seal.hash("浙A0T001", "plate"));
    assertThat(Texts.of(connection, "select plate_sealed from space_reply order by reply_id"))
        .extracting(it -> it.isEmpty() ? "" : seal.open(it, "plate"))
        .containsExactly("浙A0T001", "");
  }

  @Test
  void needs_the_keys_that_sealed_it() throws SQLException, IOException {
    try (var data = DataFolder.open(folder, false);
        var server = EmbeddedServer.start(data);
        var connection = server.connect();
        var statement = connection.createStatement()) {
      migrate(server, data.secret("database-owner"), "latest");
      statement.execute("set search_path to old");
      new SealingRows(connection, "parking", seal(FIRST, INDEX)).run();
      assertThatThrownBy(() -> new SealingRows(connection, "parking", seal(SECOND, INDEX)).run())
          .isInstanceOf(KeysRefused.class)
          .hasMessageContaining("[first]");
      var other = seal("seal first " + "04".repeat(32) + "\n", INDEX);
      assertThatThrownBy(() -> new SealingRows(connection, "parking", other).run())
          .isInstanceOf(SealBroken.class);
      var index = seal(FIRST, "index first " + "05".repeat(32));
      assertThatThrownBy(() -> new SealingRows(connection, "parking", index).run())
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("index key");
    }
  }
}
