package parking.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many passages a second the service takes over HTTP, and how many pgbench does on the same
 * server at about the same time. The service is given batches, as recognisers send them; pgbench
 * does the same statements in one transaction for each passage.
 */
public final class Throughput {
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 1;
  private static final List<Integer> CLIENTS = List.of(1, 4, 8, 16, 32);
  private static final long BYTES_OF_A_STAY = 2_000;

  private final Options options;
  private final List<Gate> gates = LoadLots.ofService().stream().map(Gate::new).toList();
  private final List<Double> ofEmpty = new ArrayList<>();
  private final List<Double> ofService = new ArrayList<>();
  private final List<Double> ofPgbench = new ArrayList<>();
  private Processor used = new Processor(0, 0, 0);
  private int clients;

  private Throughput(Options options) {
    this.options = options;
  }

  /** See {@link Options#USAGE}. */
  public static void main(String... arguments) {
    try {
      var words = Arrays.stream(arguments).filter(word -> !word.isBlank()).toList();
      Pgbench.mustBeThere();
      new Throughput(Options.of(words)).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(WRONG_USAGE);
    } catch (IOException | SQLException | IllegalStateException e) {
      System.err.println("It cannot be measured. " + e.getMessage());
      System.exit(FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    remove(options.data());
    try (var service = Service.start(options, false);
        var books = new Books(service);
        var senders = new Senders(service, gates, options.connections())) {
      measure(senders, options.batch(), 2);
      if (options.closed() > 0) {
        fill(service, senders);
      }
      compare(service, senders, books);
    }
    withRelay();
    say("service CPU", used.shares(options.seconds() * options.rounds()));
    if (!ofEmpty.isEmpty()) {
      say("service events/s before filling", median(ofEmpty));
      say("after / before filling", "%.2f".formatted(median(ofService) / median(ofEmpty)));
    }
    say("service events/s", median(ofService));
    say("pgbench clients", clients);
    say("pgbench events/s", median(ofPgbench));
    say("ratio", "%.2f".formatted(median(ofService) / median(ofPgbench)));
    remove(options.data());
  }

  /** Measures with next to nothing in the tables, and fills them. */
  private void fill(Service service, Senders senders)
      throws IOException, SQLException, InterruptedException {
    for (int i = 0; i < options.rounds(); i++) {
      ofEmpty.add(measure(senders, options.batch(), 1));
    }
    senders.finish(options.batch());
    var room = Files.getFileStore(options.data()).getUsableSpace() / BYTES_OF_A_STAY;
    var closed = Math.min(options.closed(), room);
    say("closed sessions filled in", closed);
    var begin = System.nanoTime();
    new Filling(service, closed, Instant.now()).fill();
    say("seconds of filling", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    measure(senders, options.batch(), 1);
  }

  /** Both in turn. */
  private void compare(Service service, Senders senders, Books books)
      throws IOException, SQLException, InterruptedException {
    senders.finish(options.batch());
    var begin = books.now();
    var before = gates.stream().mapToLong(Gate::cars).sum();
    var pgbench = new Pgbench(service, options.data());
    clients = best(pgbench);
    for (int i = 0; i < options.rounds(); i++) {
      var start = service.processor();
      ofService.add(measure(senders, options.batch(), 1));
      used = used.plus(service.processor().since(start));
      ofPgbench.add(pgbench.run(clients, options.seconds()));
    }
    say("service events/s, one reading at once", measure(senders, 1, 1));
    senders.finish(options.batch());
    var stays = gates.stream().mapToLong(Gate::cars).sum() - before;
    books.check(LoadLots.ofService(), begin, stays, true);
    books.check(LoadLots.ofPgbench(), begin, pgbench.stays(), true);
    say("complete stays checked", stays + pgbench.stays());
    say("a million sessions take", books.size("session"));
    say("a million passages take", books.size("passage"));
    books.forgetFacts();
  }

  /** With how many clients pgbench is fastest. */
  private int best(Pgbench pgbench) throws IOException, InterruptedException {
    record Tried(int clients, double events) {}
    List<Tried> all = new ArrayList<>();
    for (var some : CLIENTS) {
      var events = pgbench.run(some, Math.max(1, options.seconds() / 2));
      say("pgbench events/s, clients " + some, events);
      all.add(new Tried(some, events));
    }
    return all.stream().max(Comparator.comparing(Tried::events)).orElseThrow().clients();
  }

  /** Billing, which takes the facts, competes for the processors then. */
  private void withRelay() throws IOException, SQLException, InterruptedException {
    try (var service = Service.start(options, true);
        var books = new Books(service);
        var senders = new Senders(service, gates, options.connections())) {
      measure(senders, options.batch(), 1);
      var begin = System.nanoTime();
      var before = senders.accepted() - books.countFacts();
      say("service events/s with relay", measure(senders, options.batch(), 1));
      var handed = senders.accepted() - books.countFacts() - before;
      say("facts handed on a second meanwhile", handed / ((System.nanoTime() - begin) / 1e9));
      senders.finish(options.batch());
      var waiting = books.countFacts();
      begin = System.nanoTime();
      TimeUnit.SECONDS.sleep(options.seconds());
      handed = waiting - books.countFacts();
      say("facts handed on a second alone", handed / ((System.nanoTime() - begin) / 1e9));
    }
  }

  /** Sends for some time. Answers passages a second. */
  private double measure(Senders senders, int readings, int times) throws InterruptedException {
    var sending = senders.start(readings);
    var before = senders.accepted();
    var begin = System.nanoTime();
    TimeUnit.SECONDS.sleep((long) times * options.seconds());
    var accepted = senders.accepted() - before;
    var seconds = (System.nanoTime() - begin) / 1e9;
    senders.stop(sending);
    return accepted / seconds;
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void say(String name, double value) {
    say(name, "%.0f".formatted(value));
  }

  private static void say(String name, String value) {
    System.out.println(name + ": " + value);
  }

  /** Removes a folder with all that is in it, if it is there. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
