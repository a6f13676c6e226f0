package recognizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What Linux says of a process.
 *
 * @param folder of the process below {@code /proc}
 */
record ProcessUsage(Path folder) {
  private static final double TICKS_PER_SECOND = 100;

  static ProcessUsage of(Process process) {
    return new ProcessUsage(Path.of("/proc", String.valueOf(process.pid())));
  }

  static ProcessUsage ofThisProcess() {
    return new ProcessUsage(Path.of("/proc/self"));
  }

  /** Processor seconds so far; 0 when the process has ended. */
  double cpuSeconds() {
    try {
      String stat = Files.readString(folder.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Memory in use in MB; 0 when the process has ended. */
  long megabytes() {
    return megabytes("VmRSS:");
  }

  /** The most memory that was ever in use, in MB; 0 when the process has ended. */
  long megabytesMax() {
    return megabytes("VmHWM:");
  }

  private long megabytes(String what) {
    try (Stream<String> lines = Files.lines(folder.resolve("status"))) {
      return lines
              .filter(line -> line.startsWith(what))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException e) {
      return 0;
    }
  }
}
