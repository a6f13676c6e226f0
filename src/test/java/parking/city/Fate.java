package parking.city;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of a true visit, the best of it first. */
enum Fate {
  CHARGED("visits charged"),
  COVERED("visits not charged: the lot asks for nothing"),
  IN_REVIEW("visits not charged: in review"),
  ORPHAN_EXIT("visits not charged: orphan exit"),
  LAPSED("visits not charged: lapsed"),
  OPEN("visits not charged: still open"),
  VOIDED("visits not charged: voided"),
  PAIRED_WITH_ANOTHER("visits not charged: passages went to another visit"),
  UNREADABLE("visits not charged: no plate was ever read"),
  NEVER_SEEN("visits not charged: no camera saw the car"),
  NOWHERE("visits not charged: read and in no session");

  final String words;

  Fate(String words) {
    this.words = words;
  }

  /** The fates of a city's whole visits. */
  static final class Finder {
    private final Map<City.Visit, List<Books.Session>> sessions = new HashMap<>();
    private final Set<String> charged;
    private final Set<City.Visit> read = new HashSet<>();
    private final Set<City.Visit> seen = new HashSet<>();
    private final Evidence evidence;

    /**
     * @param charged the stays that are charged
     */
    Finder(CityDay day, Books books, Evidence evidence, Set<String> charged) {
      this.evidence = evidence;
      this.charged = charged;
      for (var session : books.sessions()) {
        for (var visit : evidence.visits(session)) {
          sessions.computeIfAbsent(visit, any -> new ArrayList<>()).add(session);
        }
      }
      for (var reading : day.readings().values()) {
        reading.seen().pass().visit().ifPresent(visit -> note(visit, reading));
      }
    }

    private void note(City.Visit visit, Reading reading) {
      seen.add(visit);
      if (!reading.seen().plate().text().isEmpty()) {
        read.add(visit);
      }
    }

    /** Sessions that have to do with a visit. */
    List<Books.Session> sessions(City.Visit visit) {
      return sessions.getOrDefault(visit, List.of());
    }

    /** Whether one session has the visit's beginning and its end, in whatever state. */
    boolean isReconciled(City.Visit visit) {
      return sessions(visit).stream().anyMatch(session -> hasBoth(session, visit));
    }

    private boolean hasBoth(Books.Session session, City.Visit visit) {
      return evidence.findEntry(session).flatMap(City.Pass::visit).filter(visit::equals).isPresent()
          && evidence.findExit(session).flatMap(City.Pass::visit).filter(visit::equals).isPresent();
    }

    Fate of(City.Visit visit) {
      return sessions(visit).stream()
          .map(session -> of(session, visit))
          .min(Enum::compareTo)
          .orElseGet(
              () ->
                  read.contains(visit) ? NOWHERE : seen.contains(visit) ? UNREADABLE : NEVER_SEEN);
    }

    private Fate of(Books.Session session, City.Visit visit) {
      return switch (session.state().name()) {
        case "OPEN" -> OPEN;
        case "AWAITING_REVIEW" -> IN_REVIEW;
        case "ORPHAN_EXIT" -> Fate.ORPHAN_EXIT;
        case "LAPSED" -> LAPSED;
        case "VOIDED" -> VOIDED;
        default -> ended(session, visit);
      };
    }

    private Fate ended(Books.Session session, City.Visit visit) {
      if (!hasBoth(session, visit)) {
        return PAIRED_WITH_ANOTHER;
      }
      return charged.contains(session.id()) ? CHARGED : COVERED;
    }

    Map<Fate, Long> count(List<City.Visit> visits) {
      Map<Fate, Long> counts = new EnumMap<>(Fate.class);
      visits.forEach(visit -> counts.merge(of(visit), 1L, Long::sum));
      return counts;
    }
  }
}
