package parking.database;

import io.quarkus.logging.Log;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The database: started or found, with both schemas at the version this program needs. */
public final class Database implements AutoCloseable {
  private final DataFolder folder;
  private final Server server;
  private final Schemas schemas;
  private boolean closed;

  private Database(DataFolder folder, Server server, String keys) {
    this.folder = folder;
    this.server = server;
    this.schemas = new Schemas(folder, server, keys);
  }

  /**
   * Where the data is.
   *
   * @param folder the service's data folder
   * @param url an existing server to use instead of the embedded one
   * @param user who may create roles and schemas there
   * @param password that user's password
   * @param keys the file with the keys that seal plates; otherwise one in the data folder
   */
  public record Place(
      Path folder,
      Optional<String> url,
      Optional<String> user,
      Optional<String> password,
      Optional<Path> keys) {
    /** The embedded server and the keys in the folder itself. */
    public static Place in(Path folder) {
      return new Place(
          folder, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Starts the database, or finds the existing one, and migrates both schemas.
   *
   * @throws StartFailure naming what is in the way and what to do
   */
  public static Database start(Place place) {
    var folder = DataFolder.open(place.folder(), place.url().isPresent());
    try {
      var keys = Keys.read(folder, place.keys());
      return prepared(new Database(folder, server(place, folder), keys));
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
      database.resealing();
      return database;
    } catch (StartFailure e) {
      database.server.close();
      throw e;
    }
  }

  /** Works beside the service; when it is broken off, the next start goes on. */
  private void resealing() {
    var thread = new Thread(this::reseal, "resealing");
    thread.setDaemon(true);
    thread.start();
  }

  private void reseal() {
    try {
      schemas.reseal();
    } catch (SQLException e) {
      Log.warnf("Older keys are still needed (%s); the next start goes on", e.getMessage());
    }
  }

  /** The configuration that data sources, seals, the codes at lanes and the issuer need. */
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
