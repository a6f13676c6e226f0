package billing.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of its own for the tests, with schema, role and migrations as in production. */
public class BillingDatabase implements QuarkusTestResourceLifecycleManager {
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = server().start();
      prepare();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    migrate();
    return Map.of(
        "quarkus.datasource.billing.reactive.url",
        "postgresql://localhost:%d/postgres".formatted(postgres.getPort()),
        "billing.test.jdbc-url",
        url(),
        "billing.test.administrator-url",
        postgres.getJdbcUrl("postgres", "postgres"));
  }

  /** An empty server that keeps what it has confirmed. */
  public static EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("unix_socket_directories", "");
  }

  private void prepare() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role billing login password 'billing'");
      statement.execute("create schema billing authorization billing");
    }
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(url(), "billing", "billing")
        .schemas("billing")
        .locations("classpath:db/billing")
        .load()
        .migrate();
  }

  private String url() {
    return postgres.getJdbcUrl("billing", "postgres");
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
