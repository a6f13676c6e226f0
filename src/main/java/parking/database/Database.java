package parking.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The database: started or found, with both schemas at the version this program needs. */
public final class Database implements AutoCloseable {
  private final DataFolder folder;
  private final Server server;
  private final Schemas schemas;
  private boolean closed;

  private Database(DataFolder folder, Server server) {
    this.folder = folder;
    this.server = server;
    this.schemas = new Schemas(folder, server);
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
    var folder = DataFolder.open(place.folder(), place.url().isPresent());
    try {
      return prepared(new Database(folder, server(place, folder)));
    } catch (StartFailure e) {
      folder.close();
      throw e;
    }
  }

  private static Server server(Place place, DataFolder folder) {
    return place.url().isPresent()
        ? ExistingServer.of(place.url().get(), place.user(), place.password())
        : EmbeddedServer.start(folder);
  }

  private static Database prepared(Database database) {
    try {
      database.schemas.prepare();
      return database;
    } catch (StartFailure e) {
      database.server.close();
      throw e;
    }
  }

  /** The configuration that the data sources, the codes at lanes and the issuer need. */
  public Map<String, String> configuration() {
    return schemas.configuration();
  }

  /** Stops the database if the service started it, and lets others use the folder; once. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.close();
      folder.close();
    }
  }
}
