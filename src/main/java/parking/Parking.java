package parking;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import parking.database.Database;
import parking.database.StartFailure;

/** The parking service: brings the database up, then everything else. */
@QuarkusMain
public final class Parking {
  private static final int CANNOT_START = 1;
  private static final int PATIENCE_SECONDS = 30;

  Parking() {}

  /** Settings come from system properties, the environment or a configuration file. */
  public static void main(String... arguments) {
    try {
      checkPort(
          setting("quarkus.http.host").orElse("127.0.0.1"),
          Integer.parseInt(setting("quarkus.http.port").orElse("8080")));
      run(Database.start(place()), arguments);
    } catch (StartFailure failure) {
      refuse(failure.getMessage());
    }
  }

  private static void run(Database database, String... arguments) {
    database.configuration().forEach(System::setProperty);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(stopped, database)));
    Quarkus.run(
        null,
        (status, failure) -> {
          stopped.countDown();
          database.close();
          if (failure != null) {
            refuse(rootOf(failure).getMessage());
          }
          Runtime.getRuntime().halt(status);
        },
        arguments);
  }

  /** On a signal, everything else stops first; the process ends when the database has stopped. */
  private static void closeAfter(CountDownLatch stopped, Database database) {
    try {
      if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The service did not stop in time; its database is stopped now.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    database.close();
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }

  private static void refuse(String message) {
    System.err.println(
        "The parking service cannot start. " + String.valueOf(message).replace('\n', ' '));
    Runtime.getRuntime().halt(CANNOT_START);
  }

  private static Database.Place place() {
    return new Database.Place(
        Path.of(setting("parking.data-folder").orElse("data")),
        setting("parking.database.url"),
        setting("parking.database.username"),
        setting("parking.database.password"),
        setting("parking.sealing.keys-file").map(Path::of));
  }

  private static Optional<String> setting(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }

  /** Asked before the database is started, so that a second start disturbs nothing. */
  private static void checkPort(String host, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      refuse(
          "Port %d of %s is in use or not allowed (%s). Choose another with QUARKUS_HTTP_PORT."
              .formatted(port, host, e.getMessage()));
    }
  }
}
