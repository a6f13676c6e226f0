package parking.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_data_folder {
  private static final String FROM_THE_FUTURE =
      """
      insert into parking.flyway_schema_history (installed_rank, version, description, type,
        script, checksum, installed_by, execution_time, success)
      values (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'parking', 1, true)""";

  private static final int INSTANCES = 4;

  @TempDir private Path folder;

  private Database start() {
    return Database.start(Database.Place.in(folder));
  }

  private static Database existing(Path folder, String url) {
    return existing(folder, url, "nobody", "x");
  }

  private static Database existing(Path folder, String url, String user, String password) {
    return Database.start(
        new Database.Place(
            folder, Optional.of(url), Optional.of(user), Optional.of(password), Optional.empty()));
  }

  @Test
  void of_a_newer_schema_is_refused_and_passwords_are_insisted_on() throws Exception {
    var database = start();
    var url = jdbc(database, "parking");
    var password = database.configuration().get("quarkus.datasource.parking.password");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "parking", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", null))
        .isInstanceOf(SQLException.class);
    try (var connection = DriverManager.getConnection(url, "parking", password);
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select * from billing.charge"))
          .hasMessageContaining("permission denied for schema billing");
      statement.executeUpdate(FROM_THE_FUTURE);
    }
    database.close();

    assertThatThrownBy(this::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("version 999 of schema parking, which is newer than this program");
    assertThat(folder.resolve("postgresql/postmaster.pid")).doesNotExist();
  }

  private static String jdbc(Database database, String schema) {
    return database
        .configuration()
        .get("quarkus.datasource." + schema + ".reactive.url")
        .replace("vertx-reactive:", "jdbc:");
  }

  @Test
  void of_another_release_of_postgresql_is_refused() throws IOException {
    Files.createDirectories(folder.resolve("postgresql"));
    Files.writeString(folder.resolve("postgresql/PG_VERSION"), "19\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("written by PostgreSQL 19; this program brings PostgreSQL 18");
  }

  @Test
  void in_use_is_refused_and_free_again_when_closed() {
    try (var first = DataFolder.open(folder, false)) {
      assertThat(first.path()).exists();
      assertThatThrownBy(() -> DataFolder.open(folder, false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("in use by another running service");
    }
    DataFolder.open(folder, false).close();
  }

  @Test
  void is_shared_by_instances_whose_database_lies_elsewhere(@TempDir Path folder) {
    try (var first = DataFolder.open(folder, true)) {
      assertThat(first.path()).isEqualTo(folder);
      assertThatThrownBy(() -> DataFolder.open(folder, false))
          .hasMessageContaining("in use by another running service");
    }
  }

  @Test
  void that_is_a_file_is_refused() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file, false))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("parking.data-folder");
  }

  @Test
  void keeps_secrets_for_its_owner_only() throws IOException {
    try (var opened = DataFolder.open(folder, false)) {
      var secret = opened.secret("database-parking");
      assertThat(secret).hasSize(48).isEqualTo(opened.secret("database-parking"));
      var file = folder.resolve("secrets/database-parking");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void beside_an_existing_server_makes_its_schemas_there_without_being_its_superuser()
      throws Exception {
    try (var server = citysServer();
        var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role city login createrole password 'of the city'");
      statement.execute("create database parking owner city");
      var url = "jdbc:postgresql://127.0.0.1:%d/parking".formatted(server.getPort());
      for (int start = 0; start < 2; start++) {
        try (var database = existing(folder.resolve("service"), url, "city", "of the city")) {
          assertThat(chargesIn(database)).isZero();
        }
      }
      assertThat(folder.resolve("service/postgresql")).doesNotExist();
      assertThat(statement.executeQuery("select 1").next()).isTrue();
    }
  }

  @Test
  void is_prepared_once_by_instances_that_start_at_the_same_moment() throws Exception {
    try (var server = citysServer();
        var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var shared = DataFolder.open(folder.resolve("service"), true)) {
      statement.execute("alter role postgres password 'of the city'");
      var keys = Keys.read(shared, Optional.empty());
      List.of("database-parking", "database-billing", "lane-codes").forEach(shared::secret);
      var url = "postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
      var found = ExistingServer.of(url, Optional.of("postgres"), Optional.of("of the city"));
      var starts =
          Stream.generate(
                  () -> CompletableFuture.runAsync(new Schemas(shared, found, keys)::prepare))
              .limit(INSTANCES)
              .toList();
      assertThat(starts)
          .allSatisfy(start -> assertThatCode(start::join).doesNotThrowAnyException());
    }
  }

  private EmbeddedPostgres citysServer() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("city"))
        .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
        .start();
  }

  private static int chargesIn(Database database) throws SQLException {
    var password = database.configuration().get("quarkus.datasource.billing.password");
    try (var connection =
            DriverManager.getConnection(jdbc(database, "billing"), "billing", password);
        var rows = connection.createStatement().executeQuery("select count(*) from charge")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void beside_an_existing_server_that_does_not_answer_is_refused() {
    assertThatThrownBy(() -> existing(folder, "jdbc:postgresql://127.0.0.1:1/parking"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("//127.0.0.1:1/parking cannot be used")
        .hasMessageContaining("parking.database.username");
  }

  @Test
  void beside_an_address_that_is_none_is_refused() {
    assertThatThrownBy(() -> existing(folder, "mysql://somewhere/parking"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("postgresql://HOST:PORT/DATABASE");
  }
}
