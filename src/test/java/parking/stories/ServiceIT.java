package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import java.io.IOException;
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
import parking.demo.LogIn;
import parking.testing.HiredStaff;
import parking.testing.PackagedService;

/** The packaged service in processes of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceIT {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final int PATIENCE_SECONDS = 180;

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  private PackagedService service(int port, String... settings) {
    return new PackagedService(
        Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath(),
        port,
        folder.resolve("data"),
        Path.of("test/resources/lots.yaml").toAbsolutePath(),
        List.of(settings));
  }

  private Process start(PackagedService service) throws IOException {
    var process = service.start(log());
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

  private int running() throws IOException {
    var service = service(PackagedService.freePort());
    start(service);
    Eventually.isTrue(service::isHealthy);
    RestAssured.port = service.port();
    RestAssured.authentication = RestAssured.oauth2(token(service));
    return service.port();
  }

  private static String token(PackagedService service) throws IOException {
    try {
      return HiredStaff.token(service);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void isRefused(PackagedService service, String because)
      throws IOException, InterruptedException {
    var process = start(service);
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

    isRefused(service(port), "Port " + port + " of 127.0.0.1 is in use");
    isRefused(service(PackagedService.freePort()), "in use by another running service");

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
    var service = service(PackagedService.freePort(), "-Dparking.lots-file=" + lots);
    isRefused(service, "gives lot west-lake the tariff hangzhou-road/moon");
    Files.writeString(lots, example.replace("capacity: 60", "capacity: many"));
    isRefused(service, "line 6: lots[0].capacity");
    assertThat(folder.resolve("data/postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void says_in_one_line_what_is_wrong_with_its_staff() throws IOException, InterruptedException {
    var staff = folder.resolve("staff.yaml");
    var example = Files.readString(Path.of("test/resources/staff.yaml"));
    var service = service(PackagedService.freePort(), "-Dparking.staff-file=" + staff);
    Files.writeString(staff, example.replace("leadDays: 10", "leadDays: many"));
    isRefused(service, "line 11: offices[1].leadDays");
    Files.writeString(staff, example.replace("river-street", "moon"));
    isRefused(service, "office tianshui has the lot moon, which is not in the lots file");
    assertThat(folder.resolve("data/postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void prints_the_first_password_once_and_only_where_no_log_file_has_it() throws Exception {
    var port = running();
    var printed =
        output()
            .lines()
            .filter(line -> line.startsWith("First log-in: id admin, password "))
            .toList();
    assertThat(printed).hasSize(1);
    var password = printed.get(0).substring(printed.get(0).lastIndexOf(' ') + 1);
    var door = new LogIn("http://localhost:" + port);
    assertThat(door.show("admin", password).code()).isEmpty();
    assertThat(door.change("admin", password, "quite another password").access()).isNotEmpty();
    started.get(0).destroy();
    assertThat(started.get(0).waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    running();
    assertThat(output()).doesNotContain("First log-in");
  }

  @Test
  void has_no_office_without_a_staff_file() throws IOException {
    running();
    given().get("/api/v1/street-offices").then().statusCode(200).body("", hasSize(0));
  }
}
