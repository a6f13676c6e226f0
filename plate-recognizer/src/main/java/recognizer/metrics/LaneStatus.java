package recognizer.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** How a lane is doing. Written by the lane's thread, read by any. */
public final class LaneStatus {
  private static final Duration SILENT_AFTER = Duration.ofSeconds(10);

  private final String name;
  private final AtomicLong signs = new AtomicLong();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong readings = new AtomicLong();
  private volatile long lastFrame;
  private volatile Duration silentAfter;
  private volatile Set<Ailment> ailments = EnumSet.noneOf(Ailment.class);
  private volatile boolean hasBegun;
  private volatile boolean isOver;
  private volatile LastReading last;

  /**
   * The newest reading of a lane.
   *
   * @param plate empty when a car was seen and its plate could not be read
   * @param colour as contracts spell it
   * @param picture a JPEG
   * @param cutOut a JPEG of the plate alone; empty when there is none
   */
  public record LastReading(
      String plate,
      String colour,
      double confidence,
      String direction,
      Instant seenAt,
      byte[] picture,
      byte[] cutOut) {}

  public LaneStatus(String name) {
    this(name, SILENT_AFTER);
  }

  /**
   * @param silentAfter a camera that says nothing for longer is silent
   */
  public LaneStatus(String name, Duration silentAfter) {
    this.name = name;
    this.silentAfter = silentAfter;
  }

  public String name() {
    return name;
  }

  /**
   * How long no frame may come, in real time, before the lane counts as silent; 10 s unless set.
   */
  public void fallsSilentAfter(Duration time) {
    silentAfter = time;
  }

  /**
   * The lane begins to wait for frames of a camera, which is silent when none comes.
   *
   * @param ticks real time in nanoseconds since any moment
   */
  public void begin(long ticks) {
    lastFrame = ticks;
    hasBegun = true;
  }

  /**
   * A frame has come.
   *
   * @param ticks real time in nanoseconds since any moment
   */
  public void frame(long ticks) {
    lastFrame = ticks;
    frames.incrementAndGet();
  }

  /**
   * The camera has let hear of itself, with or without a picture.
   *
   * @param ticks real time in nanoseconds since any moment
   */
  public void sign(long ticks) {
    lastFrame = ticks;
    signs.incrementAndGet();
  }

  /** A frame is looked at for plates. */
  public void look() {
    looks.incrementAndGet();
  }

  /** A frame came too late to be looked at. */
  public void late() {
    late.incrementAndGet();
  }

  /** A reading was made. */
  public void reading(LastReading reading) {
    readings.incrementAndGet();
    last = reading;
  }

  /** What is wrong with the pictures now. */
  public void ailing(Set<Ailment> now) {
    ailments = Set.copyOf(now);
  }

  /** The lane's source has ended for good. */
  public void over() {
    isOver = true;
  }

  public long frames() {
    return frames.get();
  }

  public long looks() {
    return looks.get();
  }

  public long lateFrames() {
    return late.get();
  }

  public long readings() {
    return readings.get();
  }

  public boolean isOver() {
    return isOver;
  }

  public Optional<LastReading> lastReading() {
    return Optional.ofNullable(last);
  }

  /** Signs of life of a camera that reads by itself. */
  public long signs() {
    return signs.get();
  }

  /** Real time since the newest frame or sign of life; nothing before the first. */
  public Optional<Duration> frameAge(long ticks) {
    return frames.get() + signs.get() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, ticks - lastFrame)));
  }

  /** Everything that is wrong now. */
  public Set<Ailment> ailments(long ticks) {
    Set<Ailment> all = EnumSet.noneOf(Ailment.class);
    all.addAll(ailments);
    boolean isSilent = ticks - lastFrame > silentAfter.toNanos();
    if (isSilent && hasBegun && !isOver) {
      all.add(Ailment.SILENT);
    }
    return all;
  }
}
