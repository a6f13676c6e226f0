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
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Each step that changes or moves what is kept has a script of books as they were before it, and
 * one of questions about them after it. V011, V014, V015 and V016 only make tables and indexes
 * beside what is kept and need none; V001, V002 and V004 to V008 are older than these scripts.
 */
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

  @Test
  void are_all_there_when_payers_have_an_order_and_money_goes_back()
      throws IOException, SQLException {
    assertThat(answeredOtherwise(10)).isEmpty();
  }

  @Test
  void are_all_there_when_receipts_get_secrets() throws IOException, SQLException {
    assertThat(answeredOtherwise(12)).isEmpty();
  }

  @Test
  void are_all_there_when_goodwill_gets_an_account() throws IOException, SQLException {
    assertThat(answeredOtherwise(13)).isEmpty();
  }

  @Test
  void are_all_there_when_payments_say_themselves_when_money_moved()
      throws IOException, SQLException {
    assertThat(answeredOtherwise(17)).isEmpty();
  }

  @Test
  void are_all_there_and_noted_as_unsealed_when_plates_are_to_be_sealed()
      throws IOException, SQLException {
    assertThat(answeredOtherwise(21)).isEmpty();
  }

  @Test
  void have_both_scripts_of_each_step_that_has_one() throws IOException {
    try (var files = Files.list(SCRIPTS)) {
      var steps =
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.groupingBy(name -> name.substring(0, 4), Collectors.counting()));
      assertThat(steps).containsOnlyKeys("V003", "V009", "V010", "V012", "V013", "V017", "V021");
      assertThat(steps.values()).containsOnly(2L);
    }
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
