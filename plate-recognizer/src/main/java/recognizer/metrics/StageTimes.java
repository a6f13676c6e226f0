package recognizer.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/** Processor time that each stage has taken so far. Written by one thread, read by any. */
public final class StageTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final AtomicLongArray nanos = new AtomicLongArray(Stage.values().length);
  private final AtomicLongArray runs = new AtomicLongArray(Stage.values().length);

  /** Runs the work and counts its time; a stage inside a stage is counted in both. */
  public <T> T time(Stage stage, Supplier<T> work) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      return work.get();
    } finally {
      nanos.addAndGet(stage.ordinal(), THREADS.getCurrentThreadCpuTime() - start);
      runs.incrementAndGet(stage.ordinal());
    }
  }

  /** The state of now, which does not change any more. */
  public StageTimes copy() {
    StageTimes copy = new StageTimes();
    for (Stage stage : Stage.values()) {
      copy.nanos.set(stage.ordinal(), nanos(stage));
      copy.runs.set(stage.ordinal(), runs(stage));
    }
    return copy;
  }

  /** Nanoseconds in all. */
  public long nanos(Stage stage) {
    return nanos.get(stage.ordinal());
  }

  /** How often it ran. */
  public long runs(Stage stage) {
    return runs.get(stage.ordinal());
  }
}
