package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import recognizer.camera.DeviceClock;
import recognizer.dispatch.Dispatching;

/** How fast readings leave that have waited while there was no service. */
public final class Backlog {
  private static final String USAGE =
      """
      recognizer.bench.Backlog [--readings 10000] [--folder FOLDER]

      Readings with pictures of 3 KB on average are kept in a journal and then sent to a service on
      this machine that takes everything.
      """;

  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  private Backlog() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.orExit(USAGE, Set.of("--readings", "--folder"), arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path journal = options.folder("backlog").resolve("journal");
    int readings = options.number("--readings", 10_000);
    long start = DeviceClock.ticks();
    try (var dispatching =
        Dispatching.start(
            ReadingLoad.destination(NOBODY, journal),
            ReadingLoad.keys(journal),
            DeviceClock.real())) {
      for (int i = 0; i < readings; i++) {
        dispatching.accept(ReadingLoad.reading("waits-" + i));
      }
    }
    out.println("kept per second: " + perSecond(readings, start));
    ReadingBook book = new ReadingBook();
    try (UnreliableService service = new UnreliableService(book, 1)) {
      service.behave();
      start = DeviceClock.ticks();
      try (var dispatching =
          Dispatching.start(
              ReadingLoad.destination(service.address(), journal),
              ReadingLoad.keys(journal),
              DeviceClock.real())) {
        dispatching.awaitEmpty(Duration.ofHours(1));
      }
      out.println("sent: " + book.taken());
      out.println("sent per second: " + perSecond(book.taken(), start));
    }
    System.exit(0);
  }

  private static long perSecond(int readings, long start) {
    return Math.round(readings / Math.max(1e-3, (DeviceClock.ticks() - start) / 1e9));
  }
}
