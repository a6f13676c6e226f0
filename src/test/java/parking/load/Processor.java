package parking.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor seconds so far, as Linux counts them.
 *
 * @param service of the service
 * @param postgres of the database server with all its processes
 * @param load of what makes the load
 */
record Processor(double service, double postgres, double load) {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_ENDED_CHILDREN = 13;
  private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

  static Processor now(long service, long postmaster) {
    return new Processor(
        seconds(service, List.of(USER, SYSTEM)),
        seconds(postmaster, List.of(USER, SYSTEM, USER_OF_ENDED_CHILDREN, SYSTEM_OF_ENDED_CHILDREN))
            + children(postmaster).mapToDouble(it -> seconds(it, List.of(USER, SYSTEM))).sum(),
        seconds(ProcessHandle.current().pid(), List.of(USER, SYSTEM)));
  }

  private static Stream<Long> children(long parent) {
    return ProcessHandle.of(parent).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid);
  }

  private static double seconds(long process, List<Integer> fields) {
    try {
      var stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
      var all = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields.stream().mapToLong(field -> Long.parseLong(all[field])).sum()
          / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  Processor since(Processor before) {
    return new Processor(service - before.service, postgres - before.postgres, load - before.load);
  }

  Processor plus(Processor other) {
    return new Processor(service + other.service, postgres + other.postgres, load + other.load);
  }

  /** Shares of all processors over some seconds. */
  String shares(double seconds) {
    var all = seconds * Runtime.getRuntime().availableProcessors() / 100;
    return "Java %.0f %%, PostgreSQL %.0f %%, load %.0f %%"
        .formatted(service / all, postgres / all, load / all);
  }
}
