package parking.pocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drivers' ways through the drivers' program, in a browser of a phone's size, against the packaged
 * service with its database and a gateway. Each story has drivers and cars of its own.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_drivers_programIT {
  private static final Path PROGRAM = Path.of("main/mini-program");
  private static final int PATIENCE_MINUTES = 6;

  @TempDir private static Path folder;
  private static PocketTown town;

  @BeforeAll
  static void starts() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(browser()),
        browser() + " is missing: apt-get install chromium fonts-noto-cjk");
    assumeTrue(Files.exists(PROGRAM.resolve("node_modules")), "the drivers' program was not built");
    town = new PocketTown(folder);
    town.start();
  }

  @AfterAll
  static void ends() {
    if (town != null) {
      town.close();
    }
  }

  private static Path browser() {
    return Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
  }

  private static void plays(String story) throws IOException, InterruptedException {
    var log = folder.resolve(story + ".log");
    var command =
        new ProcessBuilder("node", "checks/%s.cjs".formatted(story), town.base())
            .directory(PROGRAM.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().putAll(town.commands());
    var browser = command.start();
    var isOver = browser.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (!isOver) {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
    }
    assertThat(browser.exitValue()).as("%s%n%s", Files.readString(log), town.log()).isZero();
  }

  @Test
  void leads_from_binding_a_plate_to_the_money_that_comes_back()
      throws IOException, InterruptedException {
    plays("story");
  }

  @Test
  void tells_of_a_deduction_that_was_refused_and_of_what_is_owed()
      throws IOException, InterruptedException {
    plays("refusal");
  }

  @Test
  void tells_nothing_of_a_strangers_plate_and_lets_it_be_contested()
      throws IOException, InterruptedException {
    plays("stranger");
  }
}
