package parking.sessions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parking.passages.Direction;

/**
 * What happened that changes how many cars without a session are inside, by zone. Such a count is
 * below zero when more cars left unread than came unread: then some session is open whose car is
 * gone. Pure.
 */
final class UnreadCars {
  private final Map<String, List<Event>> events = new HashMap<>();

  private enum Event {
    CAME,
    LEFT,
    LAPSED,
    ORPHANED
  }

  /**
   * What it means that visits which went on are over although no camera saw them end, each in the
   * zone where the car was last seen.
   */
  static UnreadCars givenUpIn(LotBook book) {
    var cars = new UnreadCars();
    for (var change : book.listChanges()) {
      var before = change.before().map(Kept::session);
      if (isOverUnseen(change.after().session())
          && before.isPresent()
          && before.get() instanceof Session.Open open) {
        cars.lapsed(open.zone());
      }
    }
    return cars;
  }

  private static boolean isOverUnseen(Session session) {
    return !(session instanceof Session.Open)
        && session.findExit().flatMap(Sighting::passage).isEmpty();
  }

  private void add(String zone, Event event) {
    events.computeIfAbsent(zone, none -> new ArrayList<>()).add(event);
  }

  /** A car came in whose plate nobody could read. */
  void came(String zone) {
    add(zone, Event.CAME);
  }

  /** A car left whose plate nobody could read. */
  void left(String zone) {
    add(zone, Event.LEFT);
  }

  /**
   * A visit is over that nobody saw end. If a car had left unread, it probably was this one: it was
   * taken off then and must not be taken off twice.
   */
  void lapsed(String zone) {
    add(zone, Event.LAPSED);
  }

  /** A car left that nobody saw come. If a car had come unread, it probably was this one. */
  void orphaned(String zone) {
    add(zone, Event.ORPHANED);
  }

  /** A car that was counted as it came or left unread turns out to be one with a session. */
  void known(Direction way, String zone) {
    add(zone, way == Direction.IN ? Event.LEFT : Event.CAME);
  }

  /** The zones that are concerned. */
  Set<String> zones() {
    return events.keySet();
  }

  /**
   * The count of a zone after all this.
   *
   * @param before the count that is kept
   */
  int after(String zone, int before) {
    var count = before;
    for (var event : events.getOrDefault(zone, List.of())) {
      count = after(event, count);
    }
    return count;
  }

  private static int after(Event event, int count) {
    return switch (event) {
      case CAME -> count + 1;
      case LEFT -> count - 1;
      case LAPSED -> count < 0 ? count + 1 : count;
      case ORPHANED -> count > 0 ? count - 1 : count;
    };
  }
}
