package recognizer.metrics;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many messages of cameras had which outcome. Written and read by any thread. */
public final class PushCounts {
  private final AtomicLongArray counts = new AtomicLongArray(PushOutcome.values().length);

  public void count(PushOutcome outcome) {
    counts.incrementAndGet(outcome.ordinal());
  }

  public long of(PushOutcome outcome) {
    return counts.get(outcome.ordinal());
  }
}
