package parking.database;

import static org.assertj.core.api.Assertions.assertThat;

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
}
