package recognizer.camera;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The device's only source of time: the real one, or a simulated one that began at {@code start}
 * when the real one showed {@code anchor} and runs {@code factor} times as fast.
 */
public final class DeviceClock implements InstantSource {
  private static final Duration NAP_MAX = Duration.ofSeconds(1);

  private final Instant start;
  private final Instant anchor;
  private final double factor;

  private DeviceClock(Instant start, Instant anchor, double factor) {
    if (!(factor > 0 && factor <= 100_000)) {
      throw new IllegalArgumentException("clock.factor must be above 0, at most 100000: " + factor);
    }
    this.start = start;
    this.anchor = anchor;
    this.factor = factor;
  }

  /** The real time. */
  public static DeviceClock real() {
    return new DeviceClock(Instant.EPOCH, Instant.EPOCH, 1);
  }

  /** A simulated time; without an anchor it begins now. */
  public static DeviceClock simulated(Instant start, Instant anchor, double factor) {
    return new DeviceClock(start, anchor == null ? realNow() : anchor, factor);
  }

  @Override
  public Instant instant() {
    return later(start, Duration.between(anchor, realNow()));
  }

  /** What this clock shows when so much real time has passed since it showed {@code then}. */
  public Instant later(Instant then, Duration real) {
    return factor == 1 ? then.plus(real) : then.plusNanos((long) (real.toNanos() * factor));
  }

  /** Sleeps until simulated time begins; returns at once when it has begun, or time is real. */
  public void awaitStart() throws InterruptedException {
    sleepUntil(start);
  }

  /** Sleeps until this clock shows the instant; returns at once when it is past. */
  public void sleepUntil(Instant then) throws InterruptedException {
    for (Instant now = instant(); now.isBefore(then); now = instant()) {
      long nanos = (long) (Duration.between(now, then).toNanos() / factor);
      Thread.sleep(Math.min(NAP_MAX.toMillis(), nanos / 1_000_000 + 1));
    }
  }

  /**
   * Nanoseconds of real time that has passed since some moment, for measuring how long things take.
   */
  public static long ticks() {
    return System.nanoTime();
  }

  private static Instant realNow() {
    return Instant.now();
  }
}
