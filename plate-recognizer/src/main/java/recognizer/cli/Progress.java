package recognizer.cli;

import java.io.PrintStream;

/** A bar that fills while something takes long; drawn only where a person can be watching. */
final class Progress {
  private static final int WIDTH = 40;

  private final PrintStream err;
  private final int all;
  private final boolean isShown;
  private int done;
  private int drawn = -1;

  Progress(PrintStream err, int all) {
    this(err, all, System.console() != null);
  }

  Progress(PrintStream err, int all, boolean isShown) {
    this.err = err;
    this.all = Math.max(1, all);
    this.isShown = isShown && all > 1;
  }

  void step() {
    done++;
    int percent = (int) (100L * done / all);
    if (isShown && percent != drawn) {
      drawn = percent;
      int full = WIDTH * percent / 100;
      err.printf("\r[%s%s] %3d %% of %d", "#".repeat(full), "-".repeat(WIDTH - full), percent, all);
      err.flush();
    }
  }

  void end() {
    if (isShown) {
      err.println();
    }
  }
}
