package parking.pocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver's way through the drivers' program, in a browser of a phone's size, against the packaged
 * service with its database and a gateway.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_drivers_programIT {
  private static final Path PROGRAM = Path.of("main/mini-program");
  private static final int PATIENCE_MINUTES = 6;

  @TempDir private Path folder;

  private static Path browser() {
    return Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
  }

  private void plays(String story, PocketTown town) throws IOException, InterruptedException {
    var log = folder.resolve("browser.log");
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
    assumeTrue(
        Files.isExecutable(browser()),
        browser() + " is missing: apt-get install chromium fonts-noto-cjk");
    assumeTrue(Files.exists(PROGRAM.resolve("node_modules")), "the drivers' program was not built");
    try (var town = new PocketTown(folder, "浙A12B34", "13800001234")) {
      town.start();
      plays("story", town);
    }
  }
}
