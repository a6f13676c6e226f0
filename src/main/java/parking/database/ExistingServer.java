package parking.database;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A server that somebody else runs. */
record ExistingServer(String address, Optional<String> user, Optional<String> password)
    implements Server {
  private static final int PATIENCE_SECONDS = 10;

  /**
   * @param url with or without the prefix {@code jdbc:}, such as {@code
   *     postgresql://host:5432/parking}
   * @throws StartFailure when it is no such URL
   */
  static ExistingServer of(String url, Optional<String> user, Optional<String> password) {
    var plain = url.replaceFirst("^jdbc:", "");
    if (!plain.matches("postgresql://[^/?#@]+/[^/?#]+") || URI.create(plain).getHost() == null) {
      throw new StartFailure(
          """
          parking.database.url is no address of a database. Write postgresql://HOST:PORT/DATABASE, \
          and the user in parking.database.username and parking.database.password.""");
    }
    return new ExistingServer(plain.substring("postgresql:".length()), user, password);
  }

  @Override
  public Connection connect() throws SQLException {
    DriverManager.setLoginTimeout(PATIENCE_SECONDS);
    return DriverManager.getConnection(
        "jdbc:postgresql:" + address, user.orElse(null), password.orElse(null));
  }

  @Override
  public void close() {
    // Somebody else runs it.
  }
}
