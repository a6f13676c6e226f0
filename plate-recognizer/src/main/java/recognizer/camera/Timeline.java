package recognizer.camera;

import java.time.Duration;

/**
 * Places the frames of a source in its time, which begins at nothing with the first frame and never
 * runs backwards. Cameras set their clocks, and recordings are joined from parts that each count
 * for themselves: a step back, or one too far forward, counts as much as the step before it.
 */
final class Timeline {
  private final Duration stepMax;
  private Duration position = Duration.ZERO;
  private Duration step = Duration.ZERO;
  private Duration last;

  /**
   * @param stepMax no source in order leaves more time between two frames
   */
  Timeline(Duration stepMax) {
    this.stepMax = stepMax;
  }

  /** The place of a frame that carries no time of its own. */
  Duration next() {
    position = last == null ? position : position.plus(step);
    return position;
  }

  /**
   * The place of the next frame.
   *
   * @param stamp its time by the source's count, which may begin anywhere
   */
  Duration place(Duration stamp) {
    Duration before = last;
    last = stamp;
    if (before == null) {
      return position;
    }
    Duration since = stamp.minus(before);
    if (!since.isNegative() && since.compareTo(stepMax) <= 0) {
      step = since;
    }
    position = position.plus(step);
    return position;
  }
}
