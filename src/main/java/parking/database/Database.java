package parking.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The database: started or found, with both schemas at the version this program needs. */
public final class Database implements AutoCloseable {
  private static final List<String> SCHEMAS = List.of("parking", "billing");

  private final DataFolder folder;
  private final Server server;

  private Database(DataFolder folder, Server server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Where the data is.
   *
   * @param folder the service's data folder
   * @param url an existing server to use instead of the embedded one
   * @param user who may create roles and schemas there
   * @param password that user's password
   */
  public record Place(
      Path folder, Optional<String> url, Optional<String> user, Optional<String> password) {}

  /**
   * Starts the database, or finds the existing one, and migrates both schemas.
   *
   * @throws StartFailure naming what is in the way and what to do
   */
  public static Database start(Place place) {
    var folder = DataFolder.open(place.folder());
    try {
      var server =
          place
              .url()
              .<Server>map(url -> Server.Existing.of(url, place.user(), place.password()))
              .orElseGet(() -> embedded(folder));
      var database = new Database(folder, server);
      database.prepare();
      return database;
    } catch (StartFailure e) {
      folder.close();
      throw e;
    }
  }

  private static Server embedded(DataFolder folder) {
    var files = folder.postgresql();
    try {
      return new Server.Embedded(
          EmbeddedPostgres.builder()
              .setDataDirectory(files)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("unix_socket_directories", "")
              .setOverrideWorkingDirectory(
                  folder.path().resolve("programs").toAbsolutePath().toFile())
              .start());
    } catch (IOException | IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL cannot be started in %s: %s. Is the user who runs this known to the system (initdb needs a name in the passwd file), and is there space on the disk?"
              .formatted(files, e.getMessage()),
          e);
    }
  }

  private void prepare() {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      for (var schema : SCHEMAS) {
        var secret = folder.secret("database-" + schema);
        statement.execute(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s login;
              end if;
            end $$"""
                .formatted(schema));
        statement.execute("alter role %s password '%s'".formatted(schema, secret));
        statement.execute("grant %1$s to current_user".formatted(schema));
        statement.execute("create schema if not exists %1$s authorization %1$s".formatted(schema));
      }
    } catch (SQLException e) {
      close();
      throw new StartFailure(
          "The database %s cannot be used: %s. Check parking.database.url, user and password."
              .formatted(server.address(), e.getMessage()),
          e);
    }
    SCHEMAS.forEach(this::migrate);
  }

  private void migrate(String schema) {
    var flyway =
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(
                "jdbc:postgresql:" + server.address(), schema, folder.secret("database-" + schema))
            .locations("classpath:db/" + schema)
            .schemas(schema)
            .defaultSchema(schema)
            .createSchemas(false)
            .load();
    for (MigrationInfo done : flyway.info().applied()) {
      if (done.getVersion() != null && done.getState().name().startsWith("FUTURE")) {
        close();
        throw new StartFailure(
            "The data in %s has version %s of schema %s, which is newer than this program. Use a newer program; nothing was changed."
                .formatted(folder.path().toAbsolutePath(), done.getVersion(), schema));
      }
    }
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      close();
      throw new StartFailure(
          "Schema %s cannot be brought up to date: %s".formatted(schema, e.getMessage()), e);
    }
  }

  /** The configuration that the reactive data sources need. */
  public Map<String, String> configuration() {
    var settings = new LinkedHashMap<String, String>();
    for (var schema : SCHEMAS) {
      var source = "quarkus.datasource." + schema;
      settings.put(source + ".reactive.url", "vertx-reactive:postgresql:" + server.address());
      settings.put(source + ".username", schema);
      settings.put(source + ".password", folder.secret("database-" + schema));
    }
    return settings;
  }

  /** Stops the database if the service started it. */
  @Override
  public void close() {
    server.close();
    folder.close();
  }
}
