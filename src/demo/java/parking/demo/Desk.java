package parking.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The person at the demo's desk, who may do everything at its lot but what street offices do. The
 * demo writes this person down as the first administrator, and logs in as people do.
 */
final class Desk {
  static final String ID = "demo";
  private static final Pattern PRINTED = Pattern.compile("First log-in: id admin, password (\\S+)");
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final LogIn door;
  private final String password;
  private String token;
  private long since;

  private Desk(LogIn door, String password) {
    this.door = door;
    this.password = password;
  }

  /**
   * Takes its place at a service that has just started; what it is logged in with stays in a file
   * that the owner alone can read.
   *
   * @param file where the passwords of earlier runs are, if there were some
   * @param log what the service printed at its start
   * @throws IllegalStateException when neither tells a password
   */
  static Desk at(int port, Path file, Path log) throws IOException, InterruptedException {
    var door = new LogIn("http://localhost:" + port);
    if (!Files.exists(file)) {
      begin(port, door, file, Files.readString(log));
    }
    return new Desk(door, Files.readAllLines(file).get(0));
  }

  private static void begin(int port, LogIn door, Path file, String log)
      throws IOException, InterruptedException {
    var printed = PRINTED.matcher(log);
    if (!printed.find()) {
      throw new IllegalStateException(
          "Nobody can log in: %s is missing. Remove the demo's data and start again."
              .formatted(file));
    }
    var own = LogIn.random();
    var administrators = LogIn.random();
    write(file, List.of(own, "admin: " + administrators));
    var administrator = new Desk(door, administrators);
    administrator.took(door.change("admin", printed.group(1), administrators));
    var service = new Http(port);
    service.isAskedBy(administrator);
    var roles = List.of("operator", "reviewer", "finance", "auditor", "administrator");
    var wish = Map.of("id", ID, "name", "演示", "roles", roles, "where", Map.of("wholeCity", true));
    var oneTime = service.post("/api/v1/staff", wish).get("oneTimePassword").asText();
    door.change(ID, oneTime, own);
  }

  private static void write(Path file, List<String> lines) throws IOException {
    var owners = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(owners));
    Files.write(file, lines);
  }

  String password() {
    return password;
  }

  /** A token that is good for some minutes more. */
  synchronized String token() throws IOException, InterruptedException {
    if (token == null || System.nanoTime() - since > FRESH.toNanos()) {
      took(door.logIn(ID, password));
    }
    return token;
  }

  private void took(LogIn.Tokens tokens) {
    token = tokens.access();
    since = System.nanoTime();
  }
}
