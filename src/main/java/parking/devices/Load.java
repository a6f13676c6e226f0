package parking.devices;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.problems.Problem;

/**
 * How busy the door for readings is, and what devices are asked to do about it. Time here is what
 * really passes, whatever the service's clock shows.
 */
@Singleton
public final class Load {
  /** A batch is asked to be so small that it takes about this long. */
  private static final Duration COMFORTABLE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int MOST_READINGS = 100;
  private static final int FEWEST_READINGS = 10;

  /** A new duration counts for one part in so many. */
  private static final int MEMORY = 8;

  private final int most;
  private final LongSupplier nanoseconds;
  private int inFlight;
  private long recentNanos;

  /**
   * @param most batches that may be worked on at once
   */
  @Inject
  Load(@ConfigProperty(name = "parking.readings.batches-at-once", defaultValue = "64") int most) {
    this(most, System::nanoTime);
  }

  Load(int most, LongSupplier nanoseconds) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "parking.readings.batches-at-once is %d; at least 1 is needed".formatted(most));
    }
    this.most = most;
    this.nanoseconds = nanoseconds;
  }

  /**
   * The state at one moment.
   *
   * @param inFlight batches being worked on
   * @param most how many may be
   * @param recent how long a batch took of late
   */
  public record Current(int inFlight, int most, Duration recent) {
    /** Whether another batch would be turned away. */
    public boolean isFull() {
      return inFlight >= most;
    }

    /** How many readings a device should send at once, 10 to 100. */
    public int readingsMax() {
      if (recent.compareTo(COMFORTABLE) <= 0) {
        return MOST_READINGS;
      }
      var fitting = MOST_READINGS * COMFORTABLE.toMillis() / recent.toMillis();
      return (int) Math.max(FEWEST_READINGS, fitting);
    }

    /**
     * How long a device should wait between two batches, at most 30 s: nothing while three quarters
     * of the places are free, then the longer the fewer are, up to four times what a batch takes.
     */
    public Duration pause() {
      if (4 * inFlight <= most) {
        return Duration.ZERO;
      }
      return shorter(recent.multipliedBy(4L * Math.min(inFlight, most)).dividedBy(most));
    }

    /** When somebody who was turned away may try again, 1 s to 30 s. */
    public Duration retryAfter() {
      var pause = pause();
      return pause.compareTo(COMFORTABLE) < 0 ? COMFORTABLE : pause;
    }

    private static Duration shorter(Duration pause) {
      return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  /** How busy the door is now. */
  public synchronized Current current() {
    return new Current(inFlight, most, Duration.ofNanos(recentNanos));
  }

  /**
   * Works on a batch, unless too many are being worked on: then it fails at once with a problem
   * that says when to try again, and the work is not begun.
   */
  public <T> Uni<T> admit(Supplier<Uni<T>> batch) {
    return Uni.createFrom().deferred(() -> begins() ? counted(batch) : refused());
  }

  private <T> Uni<T> counted(Supplier<Uni<T>> batch) {
    var began = nanoseconds.getAsLong();
    return Uni.createFrom().deferred(() -> batch.get()).onTermination().invoke(() -> ends(began));
  }

  private <T> Uni<T> refused() {
    return Uni.createFrom()
        .failure(
            Problem.busy(
                "%d batches are being worked on. Nothing was taken; send it again.".formatted(most),
                current().retryAfter()));
  }

  private synchronized boolean begins() {
    if (inFlight >= most) {
      return false;
    }
    inFlight++;
    return true;
  }

  private synchronized void ends(long began) {
    inFlight--;
    recentNanos += (nanoseconds.getAsLong() - began - recentNanos) / MEMORY;
  }
}
