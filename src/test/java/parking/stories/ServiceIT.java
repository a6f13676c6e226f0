package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service in processes of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceIT {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final int PATIENCE_SECONDS = 180;

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  private Process start(int port, String... settings) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dparking.data-folder=" + folder.resolve("data"));
    command.add("-Dparking.lots-file=" + Path.of("test/resources/lots.yaml").toAbsolutePath());
    command.addAll(List.of(settings));
    command.add("-jar");
    command.add(Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path log() {
    return folder.resolve("log-" + started.size());
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("log-" + (started.size() - 1)));
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (var process : started) {
      process.destroy();
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    RestAssured.reset();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isHealthy(int port) {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/q/health").toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private int running(String... settings) throws IOException {
    var port = freePort();
    start(port, settings);
    Eventually.isTrue(() -> isHealthy(port));
    RestAssured.port = port;
    return port;
  }

  private void isRefused(Process process, String because) throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    var last = output().lines().reduce((first, second) -> second).orElse("");
    assertThat(last).startsWith("The parking service cannot start.").contains(because);
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @Test
  void goes_on_after_being_killed_and_stops_its_database_when_asked_to_stop()
      throws IOException, InterruptedException {
    var camera = new Camera("west-lake-edge");
    running();
    camera.sees("entrance", "浙A0T091", NOON);
    camera.sees("exit", "浙A0T091", NOON.plusSeconds(3600));
    var killed = started.get(0).destroyForcibly();
    assertThat(killed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("data/postgresql/postmaster.pid")).exists();

    var port = running();
    Eventually.isTrue(
        () -> Camera.shown("ended", "浙A0T091").stream().anyMatch(row -> row.get("fee") != null));

    isRefused(start(port), "Port " + port + " of 127.0.0.1 is in use");
    isRefused(start(freePort()), "in use by another running service");

    var asked = started.get(1);
    asked.destroy();
    assertThat(asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("data/postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void says_in_one_line_what_is_wrong_with_its_lots() throws IOException, InterruptedException {
    var lots = folder.resolve("lots.yaml");
    var example = Files.readString(Path.of("test/resources/lots.yaml"));
    Files.writeString(lots, example.replaceFirst("hangzhou-road/core", "hangzhou-road/moon"));
    isRefused(
        start(freePort(), "-Dparking.lots-file=" + lots),
        "gives lot west-lake the tariff hangzhou-road/moon");
    Files.writeString(lots, example.replace("capacity: 60", "capacity: many"));
    isRefused(start(freePort(), "-Dparking.lots-file=" + lots), "line 6: lots[0].capacity");
    assertThat(folder.resolve("data/postgresql/postmaster.pid")).doesNotExist();
  }
}
