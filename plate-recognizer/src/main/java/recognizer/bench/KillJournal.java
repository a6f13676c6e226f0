package recognizer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Whether a sender and its journal lose or double anything when they are killed: a program of its
 * own takes readings with pictures and sends them, and is killed at random moments.
 */
public final class KillJournal {
  private static final String USAGE =
      """
      recognizer.bench.KillJournal [--kills 200] [--seed 1] [--folder FOLDER]

      The service takes some batches without saying so and refuses others. In the end every reading
      that the journal has taken must have reached it under one number that no other reading has,
      and always in the same words.
      """;

  /** Long enough for the sender, which is slower to begin, to be at work mostly. */
  private static final int MILLIS_MAX = 2_000;

  /**
   * One run of so many is killed at a moment counted from its start, not from its first reading.
   */
  private static final int START_EVERY = 4;

  private static final int START_MILLIS_MAX = 2_000;
  private static final int DRAIN_MINUTES_MAX = 6;
  private static final int REPORT_EVERY = 20;

  private final Path folder;
  private final UnreliableService service;
  private final ReadingBook book;
  private final Random random;
  private final PrintStream out;

  private KillJournal(
      Path folder, UnreliableService service, ReadingBook book, Random random, PrintStream out) {
    this.folder = folder;
    this.service = service;
    this.book = book;
    this.random = random;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.orExit(USAGE, Set.of("--kills", "--seed", "--folder"), arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int kills = options.number("--kills", 200);
    ReadingBook book = run(options.folder("kills"), kills, options.number("--seed", 1), out);
    out.println("kills: " + kills);
    out.println("readings that the journal took: " + book.promised());
    out.println("readings that the service has: " + book.taken());
    out.println("readings sent again: " + book.repeated());
    out.println("readings sent without their picture: " + book.withoutPicture());
    for (String kind : List.of("pictures in part", "changed between two sends")) {
      out.println(kind + ": " + book.faults(kind));
    }
    int doubled = book.faults("doubled") + book.faults("numbers used twice");
    out.println("numbers used twice: " + book.faults("numbers used twice"));
    out.println("lost or doubled: " + (book.lost() + doubled));
    System.exit(0);
  }

  /**
   * Kills so often, and lets the last run send what is left.
   *
   * @param folder with no journal in it, or one of an earlier run
   */
  static ReadingBook run(Path folder, int kills, long seed, PrintStream out)
      throws IOException, InterruptedException {
    ReadingBook book = new ReadingBook();
    try (UnreliableService service = new UnreliableService(book, seed)) {
      KillJournal killing = new KillJournal(folder, service, book, new Random(seed), out);
      for (int i = 1; i <= kills; i++) {
        killing.runAndKill(i);
      }
      service.behave();
      killing.drain();
    }
    return book;
  }

  private void runAndKill(int number) throws IOException, InterruptedException {
    Process load = start("run" + number);
    boolean isWhileItStarts = random.nextInt(START_EVERY) == 0;
    int moment = random.nextInt(isWhileItStarts ? START_MILLIS_MAX : MILLIS_MAX);
    Thread killer = new Thread(() -> killAfter(load, moment));
    if (isWhileItStarts) {
      killer.start();
    }
    try (BufferedReader names = load.inputReader(StandardCharsets.UTF_8)) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        if (killer.getState() == Thread.State.NEW) {
          killer.start();
        }
        book.promise(name);
      }
    }
    load.waitFor();
    killer.join();
    if (load.exitValue() != 128 + 9) {
      throw new IOException("run " + number + " ended by itself; see " + log());
    }
    if (number % REPORT_EVERY == 0) {
      out.println("kills: %d, readings: %d".formatted(number, book.promised()));
    }
  }

  private static void killAfter(Process load, int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    load.toHandle().destroyForcibly(); // leaves its output readable
  }

  private void drain() throws IOException, InterruptedException {
    Process load = start("");
    boolean isOver = load.waitFor(DRAIN_MINUTES_MAX, TimeUnit.MINUTES);
    load.destroyForcibly();
    if (!isOver || load.exitValue() != 0) {
      throw new IOException("the last run could not send what was left; see " + log());
    }
  }

  private Path log() {
    return folder.resolve("runs.log");
  }

  private Process start(String run) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ReadingLoad.class.getName());
    command.addAll(List.of(service.address().toString(), folder.resolve("journal").toString()));
    if (!run.isEmpty()) {
      command.add(run);
    }
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }
}
