package parking.consoles;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import parking.problems.Problem;

/** What the live page hears. */
@ApplicationScoped
class LiveOverviews {
  private static final int MOST_WATCHERS = 100;

  private final Watching<Overview> watching;

  LiveOverviews(Overviews overviews) {
    this.watching =
        new Watching<>(
            MOST_WATCHERS,
            overviews::now,
            (before, after) -> after.equals(before.at(after.time())));
  }

  /**
   * The state now, and again about once a second whenever it has changed.
   *
   * @throws Problem when too many watch already
   */
  Multi<Overview> watch() {
    return watching.watch();
  }
}
