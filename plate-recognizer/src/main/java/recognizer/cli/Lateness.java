package recognizer.cli;

import java.time.Duration;

/**
 * How far a source has fallen behind. Frames carry their place in the source; the frame that came
 * earliest for its place shows how early a frame can come, and every other is late by the
 * difference.
 */
final class Lateness {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Clocks of cameras run a little fast or slow; so much of the yardstick is forgotten a frame. */
  private static final long FORGET_NANOS = 20_000;

  private long earliest = Long.MAX_VALUE;

  /**
   * Whether a frame comes too late to be looked at.
   *
   * @param position its place in the source
   * @param now any clock's nanoseconds
   */
  boolean isLate(Duration position, long now) {
    long offset = now - position.toNanos();
    earliest = earliest == Long.MAX_VALUE ? offset : Math.min(earliest + FORGET_NANOS, offset);
    return offset - earliest > PATIENCE.toNanos();
  }
}
