package parking.city;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import parking.testing.EnrolledEdges;
import parking.testing.HiredStaff;
import parking.testing.PackagedService;

/** The packaged service in a process of its own, whose data lies in a folder. */
final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final PackagedService packaged;
  private final Path folder;
  private final HttpClient client;
  private Process process;

  /**
   * @param folder where its data, its lots file and its log lie
   * @param lots what the lots file says
   * @param settings with an address of a database several services may share the folder
   */
  Service(Path program, Path folder, String lots, List<String> settings) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    List<String> all = new ArrayList<>(settings);
    all.add("-Xmx512m");
    this.packaged =
        new PackagedService(
            program,
            PackagedService.freePort(),
            folder.resolve("data"),
            Files.writeString(folder.resolve("lots.yaml"), lots),
            all);
  }

  Path data() {
    return packaged.data();
  }

  Path log() {
    return folder.resolve("service-%d.log".formatted(packaged.port()));
  }

  /** Starts the program without waiting for it. */
  synchronized void start() throws IOException {
    process = packaged.start(log());
  }

  /** Waits until it answers; says whether it does, which a program that ended never will. */
  boolean isUp() throws InterruptedException {
    for (long i = 0; i < PATIENCE.dividedBy(PAUSE); i++) {
      if (packaged.isHealthy()) {
        return true;
      }
      if (!process.isAlive()) {
        return false;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return false;
  }

  /** An administrator's token. */
  String token() throws IOException, InterruptedException {
    return HiredStaff.token(packaged);
  }

  /** What an edge posts, and who signs it. */
  record Signed(EnrolledEdges edges, EnrolledEdges.Edge edge, String body) {}

  /** What the door for readings says. */
  record Answer(int status, String body) {}

  /**
   * @throws IOException when nobody answers in time
   */
  Answer post(Signed signed, Duration patience) throws IOException, InterruptedException {
    var body = signed.body().getBytes(StandardCharsets.UTF_8);
    var request = signed.edges().request(packaged.port(), signed.edge(), "/api/v1/readings", body);
    var answer = client.send(request.timeout(patience).build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  /** The power fails: the program is gone at once, and its database, too, if it has to. */
  synchronized void kill(boolean databaseToo) throws IOException, InterruptedException {
    var database = database();
    process.destroyForcibly();
    if (databaseToo && database.isPresent()) {
      var workers = database.get().descendants().toList();
      database.get().destroyForcibly();
      workers.forEach(ProcessHandle::destroyForcibly);
      database.get().onExit().join();
    }
    process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The database server that runs in the folder. */
  private Optional<ProcessHandle> database() throws IOException {
    return packaged
        .databaseProcess()
        .flatMap(ProcessHandle::of)
        .filter(found -> found.info().command().orElse("").endsWith("postgres"));
  }

  /** How its owner gets into the database that runs in the folder. */
  Tables.Door databaseDoor() throws IOException {
    return new Tables.Door(
        packaged.databasePort(), packaged.databasePassword("owner"), packaged.data());
  }

  /** Asks it to stop, which stops its database, too; ends both when they do not. */
  @Override
  public synchronized void close() throws IOException {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        kill(true);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
