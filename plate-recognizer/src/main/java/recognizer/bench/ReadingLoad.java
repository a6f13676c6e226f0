package recognizer.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import recognizer.camera.DeviceClock;
import recognizer.detect.PlateColour;
import recognizer.detect.Quad;
import recognizer.dispatch.Destination;
import recognizer.dispatch.Dispatching;
import recognizer.dispatch.JournalLimits;
import recognizer.dispatch.KeyPlace;
import recognizer.read.Symbol;
import recognizer.vote.Direction;
import recognizer.vote.Evidence;
import recognizer.vote.PlateReading;
import recognizer.vote.PlateText;

/**
 * Made-up readings for a journal, each with a name of its own as its plate, and pictures that
 * follow from the name. Its {@code main} is a program that gives them to a sender from several
 * threads and prints the name of each that the journal has taken, until it is killed.
 */
public final class ReadingLoad {
  private static final int THREADS = 3;
  private static final int PICTURE_MAX = 6_000;
  private static final int CUT_OUT_MAX = 1_000;

  /** Lets the sender have its turn. */
  private static final int PAUSE_MILLIS = 2;

  private static final Duration DRAIN_MAX = Duration.ofMinutes(5);

  private ReadingLoad() {}

  /** Arguments: the service's address, the journal's folder and the run's name, or none to end. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path journal = Path.of(arguments[1]);
    Destination destination = destination(URI.create(arguments[0]), journal);
    try (Dispatching dispatching =
        Dispatching.start(destination, keys(journal), DeviceClock.real())) {
      if (arguments.length == 2) {
        System.exit(dispatching.awaitEmpty(DRAIN_MAX) ? 0 : 1);
      }
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String prefix = arguments[2] + "-" + i + "-";
        threads.add(new Thread(() -> load(dispatching, prefix)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  static Destination destination(URI service, Path journal) {
    return new Destination(
        "bench",
        service,
        journal,
        new JournalLimits(1_000_000, 1L << 30, Duration.ofDays(30)),
        Duration.ofSeconds(5),
        Duration.ofMillis(5),
        Duration.ofMillis(50));
  }

  /** Where its key is; nobody asks whose it is. */
  static KeyPlace keys(Path journal) {
    return new KeyPlace(journal.resolveSibling("key"), Duration.ofDays(1));
  }

  private static void load(Dispatching dispatching, String prefix) {
    try {
      for (int i = 0; dispatching.accept(reading(prefix + i)); i++) {
        byte[] line = (prefix + i + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println(e);
    }
    System.exit(1); // nothing may fail before the kill
  }

  /** The reading of that name. */
  static PlateReading reading(String name) {
    List<Symbol> symbols = new ArrayList<>();
    for (String character : name.split("")) {
      symbols.add(new Symbol(character, 0.99));
    }
    Quad corners = Quad.of(12, 10.5, 40.25, 12, 39, 52.5, 11.5, 50);
    return new PlateReading(
        "entrance",
        DeviceClock.real().instant(),
        Direction.IN,
        new PlateText(symbols, 0.98),
        PlateColour.BLUE,
        1,
        6,
        new Evidence(picture(name), corners, cutOut(name)));
  }

  /** The picture that a reading of that name has. */
  static byte[] picture(String name) {
    return bytes(new Random(name.hashCode()), PICTURE_MAX);
  }

  /** The cut-out that a reading of that name has. */
  static byte[] cutOut(String name) {
    return bytes(new Random(name.hashCode() * 31L + 1), CUT_OUT_MAX);
  }

  private static byte[] bytes(Random random, int max) {
    byte[] bytes = new byte[1 + random.nextInt(max)];
    random.nextBytes(bytes);
    return bytes;
  }
}
