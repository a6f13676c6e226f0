package parking.database;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A PostgreSQL server to work on. */
sealed interface Server extends AutoCloseable {
  /** Where it listens, for example {@code //localhost:5432/parking}. */
  String address();

  /** A connection of somebody who may create roles and schemas. */
  Connection connect() throws SQLException;

  @Override
  void close();

  /** The server that the service started itself. */
  record Embedded(io.zonky.test.db.postgres.embedded.EmbeddedPostgres postgres) implements Server {
    @Override
    public String address() {
      return "//127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public Connection connect() throws SQLException {
      return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** A server that somebody else runs. */
  record Existing(String address, Optional<String> user, Optional<String> password)
      implements Server {
    /**
     * @param url with or without the prefix {@code jdbc:}, for example {@code
     *     postgresql://host:5432/parking}
     * @throws StartFailure when it is no such URL
     */
    static Existing of(String url, Optional<String> user, Optional<String> password) {
      var plain = url.replaceFirst("^jdbc:", "").replaceFirst("^vertx-reactive:", "");
      if (!plain.startsWith("postgresql://") || URI.create(plain).getHost() == null) {
        throw new StartFailure(
            "parking.database.url is %s; postgresql://HOST:PORT/DATABASE is needed".formatted(url));
      }
      return new Existing(plain.substring("postgresql:".length()), user, password);
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(
          "jdbc:postgresql:" + address, user.orElse(null), password.orElse(null));
    }

    @Override
    public void close() {
      // Somebody else runs it.
    }
  }
}
