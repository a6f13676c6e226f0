package parking.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program of the demo: a process of its own whose output goes to a log file. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String name;
  private final Process process;
  private final Path log;

  private Program(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * @param name what a person calls it; also names the log file
   * @param command arguments for the {@code java} that runs the demo
   */
  static Program java(String name, Path logs, List<String> command) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = Files.createDirectories(logs).resolve(name + ".log");
    var line = new java.util.ArrayList<>(List.of(java));
    line.addAll(command);
    var process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Program(name, process, log);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for the end of the program. */
  int result(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(name + " did not end within " + atMost + "; see " + log);
    }
    return process.exitValue();
  }

  /**
   * @throws IllegalStateException when it has ended, with the end of its log
   */
  void mustRun() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "%s ended with status %d. The end of %s:%n%s"
              .formatted(name, process.exitValue(), log, tail()));
    }
  }

  String tail() {
    try (var lines = Files.lines(log)) {
      var all = lines.toList();
      return all.stream().skip(Math.max(0, all.size() - 12L)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /** Asks the program to stop, and ends it when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
