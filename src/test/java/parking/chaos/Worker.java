package parking.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parking.testing.HiredStaff;
import parking.testing.PackagedService;

/** A process of the service that is killed now and then. */
final class Worker {
  private final int number;
  private final Path log;
  private PackagedService service;
  private Process process;

  Worker(int number, PackagedService service, Path log) {
    this.number = number;
    this.service = service;
    this.log = log;
  }

  int number() {
    return number;
  }

  int port() {
    return service.port();
  }

  /** A token of somebody who may bind cars to their payers. */
  String token() throws IOException, InterruptedException {
    return HiredStaff.token(service);
  }

  /** How it is to be started from now on. */
  void isSet(List<String> settings) {
    service =
        new PackagedService(
            service.program(), service.port(), service.data(), service.lots(), settings);
  }

  synchronized void start() throws IOException {
    process = service.start(log);
  }

  /** As a power cut would: nothing that it was doing is brought to an end. */
  synchronized void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  synchronized void stop() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitHealth(Duration most) throws IOException, InterruptedException {
    var end = System.nanoTime() + most.toNanos();
    while (!service.isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "The service does not start; its log ends with:\n" + tail(Files.readString(log)));
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 4000));
  }
}
