package billing.database;

import static org.assertj.core.api.Assertions.assertThat;

import billing.testing.BillingDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
class Books_of_an_earlier_release {
  private static final Path SCRIPTS = Path.of("src/test/resources/db");

  @Test
  void are_all_there_when_they_are_kept_by_account() throws IOException, SQLException {
    assertThat(answeredOtherwise(3)).isEmpty();
  }

  @Test
  void are_all_there_and_sealed_when_they_are_kept_in_chains() throws IOException, SQLException {
    assertThat(answeredOtherwise(9)).isEmpty();
  }

  /** The questions that are not answered true after a step, with books as they were before it. */
  private static List<String> answeredOtherwise(int step) throws IOException, SQLException {
    try (var server = BillingDatabase.server().start();
        var connection = server.getPostgresDatabase().getConnection()) {
      migrate(server, step - 1);
      var script = "V%03d__%s.sql";
      execute(connection, Files.readString(SCRIPTS.resolve(script.formatted(step, "before"))));
      migrate(server, step);
      return answeredOtherwise(connection, script.formatted(step, "after"));
    }
  }

  private static void migrate(EmbeddedPostgres server, int target) {
    Flyway.configure()
        .dataSource(server.getPostgresDatabase())
        .schemas("old")
        .locations("classpath:db/billing")
        .target(String.valueOf(target))
        .load()
        .migrate();
  }

  private static void execute(Connection connection, String script) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set search_path to old");
      statement.execute(script);
    }
  }

  /** The lines of a script that do not answer true. */
  private static List<String> answeredOtherwise(Connection connection, String script)
      throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    try (var statement = connection.createStatement()) {
      for (var question : Files.readAllLines(SCRIPTS.resolve(script))) {
        if (!question.startsWith("--")) {
          var rows = statement.executeQuery(question);
          if (!rows.next() || !rows.getBoolean(1)) {
            wrong.add(question);
          }
        }
      }
    }
    return wrong;
  }
}
