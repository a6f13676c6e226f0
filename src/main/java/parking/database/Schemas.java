package parking.database;

import billing.sealing.KeyRing;
import billing.sealing.KeysRefused;
import billing.sealing.Seal;
import billing.sealing.SealBroken;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The two schemas, each owned by a role of the same name that can see no other. */
final class Schemas {
  private static final List<String> NAMES = List.of("parking", "billing");

  /** Instances that start together follow one another, for as long as a migration may take. */
  private static final String TURN =
      "set lock_timeout = '10min'; select pg_advisory_lock(hashtext('schemas'))";

  private static final int KEY_BITS = 2048;

  private final DataFolder folder;
  private final Server server;

  private final String keys;

  Schemas(DataFolder folder, Server server, String keys) {
    this.keys = keys;
    this.folder = folder;
    this.server = server;
  }

  /**
   * Makes roles and schemas where they are missing and brings both up to date.
   *
   * @throws StartFailure when the server cannot be used, or its data is newer than this program
   */
  void prepare() {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(TURN);
      for (var name : NAMES) {
        make(statement, name);
      }
      NAMES.forEach(this::migrate);
      for (var name : NAMES) {
        seal(name);
      }
      RowsOfLots.guard(statement, "parking");
    } catch (SQLException e) {
      throw new StartFailure(
          """
          The database at %s cannot be used (%s). Check parking.database.url, \
          parking.database.username and parking.database.password, and that this user may \
          create roles and schemas."""
              .formatted(server.address(), e.getMessage()),
          e);
    }
  }

  private void make(Statement statement, String name) throws SQLException {
    statement.execute(
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then
            create role %1$s login;
          end if;
        end $$"""
            .formatted(name));
    statement.execute(
        "alter role %1$s login password '%2$s'".formatted(name, folder.secret("database-" + name)));
    statement.execute("grant %1$s to current_user".formatted(name));
    statement.execute("create schema if not exists %1$s authorization %1$s".formatted(name));
    statement.execute("alter role %1$s set search_path to %1$s".formatted(name));
  }

  private void migrate(String name) {
    var flyway =
        Flyway.configure(Schemas.class.getClassLoader())
            .dataSource("jdbc:postgresql:" + server.address(), name, secret(name))
            .locations("classpath:db/" + name)
            .failOnMissingLocations(true)
            .schemas(name)
            .createSchemas(false)
            .load();
    try {
      refuseNewer(flyway, name);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StartFailure(
          "Schema %s cannot be brought up to date: %s".formatted(name, firstLine(e)), e);
    }
  }

  private void seal(String name) throws SQLException {
    var url = "jdbc:postgresql:" + server.address();
    try (var connection = DriverManager.getConnection(url, name, secret(name))) {
      new SealingRows(connection, name, new Seal(KeyRing.parse(keys))).run();
    } catch (KeysRefused | SealBroken e) {
      throw new StartFailure(
          "The plates in schema %s cannot be opened. %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Seals with the newest key what older ones have sealed, if there is any; may take long.
   *
   * @throws SQLException when the database does not answer any more; the next start goes on
   */
  void reseal() throws SQLException {
    for (var name : NAMES) {
      var url = "jdbc:postgresql:" + server.address();
      try (var connection = DriverManager.getConnection(url, name, secret(name))) {
        var resealing = new Resealing(connection, name, new Seal(KeyRing.parse(keys)));
        if (resealing.isNeeded()) {
          resealing.run();
        }
      }
    }
  }

  private void refuseNewer(Flyway flyway, String name) {
    for (var done : flyway.info().applied()) {
      if (done.getVersion() != null && done.getState().name().startsWith("FUTURE")) {
        throw new StartFailure(
            """
            The data in %s has version %s of schema %s, which is newer than this program knows. \
            Use a newer program. Nothing was changed."""
                .formatted(folder.path(), done.getVersion(), name));
      }
    }
  }

  private static String firstLine(FlywayException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private String secret(String name) {
    return folder.secret("database-" + name);
  }

  /** An RSA key in PKCS #8 and base64. */
  private static String signingKey() {
    try {
      var keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(KEY_BITS);
      return Base64.getEncoder().encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows RSA", e);
    }
  }

  /** The configuration that data sources, seals, the codes at lanes and the issuer need. */
  Map<String, String> configuration() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("parking.scans.secret", folder.secret("lane-codes"));
    settings.put("parking.issuer.key", folder.secret("issuer-key", Schemas::signingKey));
    settings.put("billing.sealing.keys", keys);
    for (var name : NAMES) {
      var source = "quarkus.datasource." + name;
      settings.put(source + ".reactive.url", "vertx-reactive:postgresql:" + server.address());
      settings.put(source + ".username", name);
      settings.put(source + ".password", secret(name));
    }
    return settings;
  }
}
