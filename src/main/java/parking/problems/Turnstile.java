package parking.problems;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts how often something was done by name, in windows of one length, and says when it was too
 * often. It remembers a bounded number of names, the newest; each instance of the service counts
 * for itself.
 */
public final class Turnstile {
  private static final int MOST_NAMES = 50_000;

  private final Duration window;
  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST_NAMES;
        }
      };

  public Turnstile(Duration window) {
    this.window = window;
  }

  private record Count(Instant since, int times) {}

  /**
   * Counts one more, unless there were so many already.
   *
   * @return how long to wait, when there were
   */
  public synchronized Optional<Duration> pass(String name, int most, Instant now) {
    var wait = pause(name, most, now);
    if (wait.isEmpty()) {
      var count = current(name, now);
      counts.remove(name);
      counts.put(name, new Count(count.since(), count.times() + 1));
    }
    return wait;
  }

  /** How long to wait, when there were so many already; counts nothing. */
  public synchronized Optional<Duration> pause(String name, int most, Instant now) {
    var count = current(name, now);
    return count.times() < most
        ? Optional.empty()
        : Optional.of(Duration.between(now, count.since().plus(window)));
  }

  /** A clock that was set back begins a window of its own. */
  private Count current(String name, Instant now) {
    var count = counts.get(name);
    return count == null || now.isBefore(count.since()) || !now.isBefore(count.since().plus(window))
        ? new Count(now, 0)
        : count;
  }
}
