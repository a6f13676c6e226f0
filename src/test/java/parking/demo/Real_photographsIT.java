package parking.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parking.testing.PackagedService;

/** The main job on photographs of real cars, where they are at hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Real_photographsIT {
  private static final int START_UP = 60;
  private static final Path PHOTOGRAPHS = Path.of("../../shared/plates");
  private static final String COUNT = "60";

  @TempDir Path folder;

  @Test
  void are_parked_and_charged_and_what_is_doubtful_waits_for_a_person() throws Exception {
    assumeTrue(
        Files.exists(PHOTOGRAPHS.resolve("manifest.csv")),
        "skipped: the photographs are not at ../shared/plates");
    var options =
        Options.of(
            List.of(
                "--root",
                "..",
                "--data",
                folder.toString(),
                "--port",
                String.valueOf(PackagedService.freePort()),
                "--photographs",
                "../shared/plates",
                "--count",
                COUNT));
    var programs = DemoLot.Programs.in(options.root());
    var scene = Photographs.scene(options);
    var time =
        SimulatedTime.nextEvening(folder, Instant.now().plusSeconds(START_UP), options.factor());
    try (var town = new Town(options, programs, time)) {
      town.start(scene);
      var fates = new Watching(town, scene).untilDone();
      Photographs.report(scene, fates, town.overview());
      var right = scene.cars().stream().map(Car::plate).filter(fates::containsKey).toList();
      assertThat(right).as("plates read right").hasSizeGreaterThan(scene.cars().size() / 2);
      assertThat(right).allMatch(plate -> fates.get(plate).left().isPresent());
    }
  }

  /** The photographs stay where they are: what was played are links to them. */
  @AfterEach
  void removeLinks() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
