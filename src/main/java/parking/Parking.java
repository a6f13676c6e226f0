package parking;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import parking.database.Database;
import parking.database.StartFailure;

/** The parking service: brings the database up, then everything else. */
@QuarkusMain
public final class Parking {
  private static final int CANNOT_START = 1;

  private Parking() {}

  /** Settings come from system properties, the environment or a configuration file. */
  public static void main(String... arguments) {
    try {
      mustBeFree(setting("quarkus.http.host").orElse("127.0.0.1"), port());
      var database = Database.start(place());
      database.configuration().forEach(System::setProperty);
      Quarkus.run(
          null,
          (status, failure) -> {
            database.close();
            if (failure != null) {
              fail(rootOf(failure).getMessage());
            }
            System.exit(status);
          },
          arguments);
    } catch (StartFailure failure) {
      fail(failure.getMessage());
    }
  }

  private static void fail(String message) {
    System.err.println("The parking service cannot start. " + message);
    Runtime.getRuntime().halt(CANNOT_START);
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }

  private static Database.Place place() {
    return new Database.Place(
        Path.of(setting("parking.data-folder").orElse("data")),
        setting("parking.database.url"),
        setting("parking.database.user"),
        setting("parking.database.password"));
  }

  private static int port() {
    return Integer.parseInt(setting("quarkus.http.port").orElse("8080"));
  }

  private static Optional<String> setting(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }

  private static void mustBeFree(String host, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      fail(
          "Port %d of %s is in use or not allowed: %s. Choose another with -Dquarkus.http.port="
              .formatted(port, host, e.getMessage()));
    }
  }
}
