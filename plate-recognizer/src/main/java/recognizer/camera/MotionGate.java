package recognizer.camera;

/**
 * Tells in a tenth of a millisecond whether a frame shows anything new. Compares mean brightness on
 * a grid with that of the last frame that was let through, so that creeping cars add up, and lets
 * that memory follow the daylight slowly.
 */
public final class MotionGate {
  private static final int COLUMNS = 64;
  private static final int ROWS = 36;
  private static final int CELLS_CHANGED_MIN = 6;
  private static final int LEVELS_CHANGED_MIN = 10;

  /** Frames let through after the last movement, so that a passage ends well. */
  private static final int FRAMES_HELD = 2;

  /** One level in so many frames: a cloud passes, a car does not. */
  private static final int FRAMES_PER_LEVEL = 5;

  private final boolean[] watched = new boolean[COLUMNS * ROWS];
  private int[] reference;
  private int held;
  private int frames;

  public MotionGate(Region region) {
    for (int cell = 0; cell < watched.length; cell++) {
      double x = (cell % COLUMNS + 0.5) / COLUMNS;
      double y = (cell / COLUMNS + 0.5) / ROWS;
      watched[cell] = region.contains(x, y);
    }
  }

  /** Whether the frame is worth a closer look; the first always is. */
  public boolean opensFor(Frame frame) {
    return opensFor(frame.brightness(COLUMNS, ROWS));
  }

  boolean opensFor(int[] brightness) {
    if (reference == null || changed(brightness) >= CELLS_CHANGED_MIN) {
      reference = brightness;
      held = FRAMES_HELD;
      return true;
    }
    follow(brightness);
    return held-- > 0;
  }

  private int changed(int[] brightness) {
    int changed = 0;
    for (int cell = 0; cell < brightness.length; cell++) {
      if (watched[cell] && Math.abs(brightness[cell] - reference[cell]) >= LEVELS_CHANGED_MIN) {
        changed++;
      }
    }
    return changed;
  }

  private void follow(int[] brightness) {
    if (++frames % FRAMES_PER_LEVEL == 0) {
      for (int cell = 0; cell < brightness.length; cell++) {
        reference[cell] += Integer.signum(brightness[cell] - reference[cell]);
      }
    }
  }
}
