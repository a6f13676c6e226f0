package parking.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up which true pass stands behind what the service wrote down. */
final class Evidence {
  private final Map<String, Reading> byPassage = new HashMap<>();
  private final Map<String, Books.Session> sessions = new HashMap<>();

  Evidence(CityDay day, Books books) {
    var readings = day.readings();
    for (var passage : books.passages()) {
      var reading = readings.get(passage.reading());
      if (reading != null) {
        byPassage.put(passage.id(), reading);
      }
    }
    books.sessions().forEach(session -> sessions.put(session.id(), session));
  }

  Optional<Books.Session> findSession(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  Optional<City.Pass> findEntry(Books.Session session) {
    return session.ends().entry().flatMap(this::findPass);
  }

  Optional<City.Pass> findExit(Books.Session session) {
    return session.ends().exit().flatMap(this::findPass);
  }

  private Optional<City.Pass> findPass(String passage) {
    return Optional.ofNullable(byPassage.get(passage)).map(reading -> reading.seen().pass());
  }

  /** The true visits that a session has to do with: one, unless something is wrong. */
  List<City.Visit> visits(Books.Session session) {
    return Stream.of(findEntry(session), findExit(session))
        .flatMap(Optional::stream)
        .flatMap(pass -> pass.visit().stream())
        .distinct()
        .toList();
  }
}
