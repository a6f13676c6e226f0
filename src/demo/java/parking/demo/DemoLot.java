package parking.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The demo lot: renders or takes two lanes, starts the payment sandbox, the service and the
 * recogniser, plays the lanes, prints what became of every car, and stays up.
 */
public final class DemoLot {
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 1;

  /** The lanes begin so long after the programs are started; a new database takes its time. */
  private static final Duration START_UP = Duration.ofSeconds(18);

  private static final Duration FIRST_START_UP = Duration.ofSeconds(25);

  private DemoLot() {}

  /** See {@link Options#USAGE}. */
  public static void main(String... arguments) {
    try {
      var words = Arrays.stream(arguments).filter(word -> !word.isBlank()).toList();
      System.exit(run(Options.of(words)) ? 0 : FAILED);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(WRONG_USAGE);
    } catch (IOException | IllegalStateException e) {
      System.err.println("The demo cannot go on. " + e.getMessage());
      System.exit(FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Plays a demo to its end.
   *
   * @return whether every car that was expected was read and dealt with
   */
  static boolean run(Options options) throws IOException, InterruptedException {
    var programs = Programs.in(options.root());
    var scene = scene(options, programs);
    var time =
        options.factor() == 1
            ? SimulatedTime.real(Instant.now())
            : SimulatedTime.nextEvening(
                options.data(), Instant.now().plus(startUp(options)), options.factor());
    try (var town = new Town(options, programs, time)) {
      var hook = new Thread(town::close, "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      town.start(scene);
      say(options, scene);
      System.out.println(
          "Log in there as %s with the password %s".formatted(Desk.ID, town.desk().password()));
      System.out.println(
          "Drivers: http://localhost:%d/m/ with any phone, such as 13800000000; codes are at %s"
              .formatted(options.port(), town.textsAddress()));
      var watching = new Watching(town, scene);
      var fates = watching.untilDone();
      if (options.photographs().isPresent()) {
        Photographs.report(scene, fates, town.overview());
      } else {
        watching.print(fates);
      }
      if (!options.stopWhenDone()) {
        System.out.println(
            "The service stays up at http://localhost:%d until Ctrl-C.".formatted(options.port()));
        town.stayUp();
      }
      return watching.isComplete(fates);
    }
  }

  private static Duration startUp(Options options) {
    return Files.exists(Town.service(options.data())) ? START_UP : FIRST_START_UP;
  }

  private static void say(Options options, Scene scene) {
    System.out.println("The demo lot runs. Watch it at http://localhost:" + options.port());
    System.out.println(
        options.factor() == 1
            ? "Time is the real one."
            : "Time runs %d times faster than on the wall.".formatted(options.factor()));
    System.out.println(
        scene.cars().isEmpty()
            ? "Lanes: %s and %s".formatted(scene.entrance(), scene.exit())
            : "%d cars will come.".formatted(scene.cars().size()));
  }

  private static Scene scene(Options options, Programs programs)
      throws IOException, InterruptedException {
    if (options.cameras().isPresent()) {
      return Scene.of(options.cameras().get());
    }
    if (options.photographs().isPresent()) {
      return Photographs.scene(options);
    }
    Path clips = Files.createDirectories(options.data().resolve("clips"));
    System.out.println("Rendering the lane clips, unless they are there already ...");
    return new Clips(programs.recogniser(), clips).scene(Car.listAll());
  }

  /** Where the built programs are. */
  record Programs(Path recogniser, Path sandbox, Path service) {
    /**
     * @throws IllegalStateException naming what is missing and how to build it
     */
    static Programs in(Path root) {
      var programs =
          new Programs(
              root.resolve("plate-recognizer/target/plate-recognizer.jar"),
              root.resolve("billing/target/payment-sandbox.jar"),
              root.resolve("src/target/quarkus-app/quarkus-run.jar"));
      for (var jar : List.of(programs.recogniser, programs.sandbox, programs.service)) {
        if (!Files.exists(jar)) {
          throw new IllegalStateException(jar + " is missing. Build with: mvn package -DskipTests");
        }
      }
      return programs;
    }
  }
}
