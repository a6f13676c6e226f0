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

  /** A source that seems late for so long has stood still meanwhile: it is measured anew. */
  private static final Duration LATE_MAX = Duration.ofSeconds(10);

  private long earliest;
  private long lateSince;
  private boolean isLate;
  private Duration last;

  /**
   * Whether a frame comes too late to be looked at.
   *
   * @param position its place in the source; a smaller one than before is a new beginning
   * @param now any clock's nanoseconds
   */
  boolean isLate(Duration position, long now) {
    long offset = now - position.toNanos();
    boolean isNew = last == null || position.compareTo(last) < 0;
    boolean isStuck = isLate && now - lateSince > LATE_MAX.toNanos();
    earliest = isNew || isStuck ? offset : Math.min(earliest + FORGET_NANOS, offset);
    last = position;
    boolean wasLate = isLate;
    isLate = offset - earliest > PATIENCE.toNanos();
    lateSince = isLate && !wasLate ? now : lateSince;
    return isLate;
  }
}
