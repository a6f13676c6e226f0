package billing.tariffs;

/** The days of a stay, and its spans of 24 hours counted from the entry. */
final class Windows {
  private final WallClock clock;
  private final long entered;
  private final long firstDay;

  Windows(WallClock clock, long entered) {
    this.clock = clock;
    this.entered = entered;
    this.firstDay = clock.dayAt(entered);
  }

  long entered() {
    return entered;
  }

  /** The date at a moment, in days since 1970. */
  long day(long moment) {
    return clock.dayAt(moment);
  }

  /** How many dates before that of the moment the stay has touched. */
  int dayOfStay(long moment) {
    return Math.toIntExact(clock.dayAt(moment) - firstDay);
  }

  /** How many complete 24 hours lie between the entry and a moment. */
  int hours24(long moment) {
    return Math.toIntExact((moment - entered) / WallClock.DAY);
  }

  /** The midnight after a moment. */
  long midnightAfter(long moment) {
    return clock.whenItShows(WallClock.DAY, moment);
  }

  /** The end of the 24 hours in which a moment lies. */
  long endOf24Hours(long moment) {
    return entered + (hours24(moment) + 1L) * WallClock.DAY;
  }
}
