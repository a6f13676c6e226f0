package parking.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a service would have written down that knew the truth; and ways to spoil it. */
final class PerfectBooks {
  private static final long PRICE = 500;

  final List<Books.Passage> passages = new ArrayList<>();
  final List<Books.Session> sessions = new ArrayList<>();
  final List<Books.Charge> charges = new ArrayList<>();
  final List<Books.Posting> postings = new ArrayList<>();
  Books.Facts facts = Books.Facts.NONE;

  /** The passages of the visits that were seen from entry to exit, in order. */
  private final Map<City.Visit, Map<City.Role, Reading>> seen = new LinkedHashMap<>();

  PerfectBooks(CityDay day) {
    day.readings().values().forEach(this::store);
    for (var visit : day.city().visits()) {
      var ends = seen.getOrDefault(visit, Map.of());
      var entry = Optional.ofNullable(ends.get(City.Role.ENTRY));
      var exit = Optional.ofNullable(ends.get(City.Role.EXIT));
      if (visit.car().hasPlate() && entry.isPresent()) {
        write(visit, entry.get(), exit);
      }
    }
  }

  private void store(Reading reading) {
    var pass = reading.seen().pass();
    passages.add(
        new Books.Passage(
            idOf(reading),
            pass.lane().lot(),
            reading.device(),
            reading.sequence(),
            pass.lane().name(),
            reading.seen().plate().text(),
            reading.seenAt()));
    pass.visit()
        .ifPresent(
            visit ->
                seen.computeIfAbsent(visit, any -> new LinkedHashMap<>())
                    .putIfAbsent(pass.role(), reading));
  }

  private static String idOf(Reading reading) {
    return "passage " + reading.name();
  }

  private void write(City.Visit visit, Reading entry, Optional<Reading> exit) {
    var id = "stay " + visit.number();
    var plate = visit.car().plate().text();
    sessions.add(
        new Books.Session(
            id,
            visit.lot().id(),
            plate,
            new Books.State(exit.isPresent() ? "CLOSED" : "OPEN", "LEFT", false),
            new Books.Ends(Optional.of(idOf(entry)), exit.map(PerfectBooks::idOf)),
            Optional.empty()));
    if (exit.isPresent()) {
      charge(id, plate, visit.entered(), visit.left());
    }
  }

  void charge(String stay, String plate, Instant entered, Instant left) {
    charges.add(
        new Books.Charge(
            new Books.Stay(stay, plate, entered, Optional.of(left)), 1, PRICE, PRICE, false));
    postings.add(new Books.Posting(stay, "receivable:" + stay, "income:lot", PRICE));
  }

  Books books() {
    return new Books(passages, sessions, charges, postings, Map.of(), facts);
  }

  /** Two closed sessions of one car in one lot, one after the other. */
  List<Books.Session> twoOfOneCar() {
    for (var one : closed()) {
      for (var other : closed()) {
        if (isBefore(one, other)) {
          return List.of(one, other);
        }
      }
    }
    throw new AssertionError("no car of this city comes twice");
  }

  private boolean isBefore(Books.Session one, Books.Session other) {
    return one.plate().equals(other.plate())
        && one.lot().equals(other.lot())
        && of(one).of().left().orElseThrow().isBefore(of(other).of().entered());
  }

  List<Books.Session> closed() {
    return sessions.stream().filter(session -> session.is("CLOSED")).toList();
  }

  Books.Charge of(Books.Session session) {
    return charges.stream()
        .filter(charge -> charge.stay().equals(session.id()))
        .findFirst()
        .orElseThrow();
  }

  void change(Books.Charge charge, UnaryOperator<Books.Stay> spoil) {
    charges.set(
        charges.indexOf(charge),
        new Books.Charge(
            spoil.apply(charge.of()), charge.revision(), charge.fen(), charge.lines(), false));
  }

  void change(Books.Session session, UnaryOperator<Books.Session> spoil) {
    sessions.set(sessions.indexOf(session), spoil.apply(session));
  }

  static Books.Session with(Books.Session session, String state, Books.Ends ends) {
    return new Books.Session(
        session.id(),
        session.lot(),
        session.plate(),
        new Books.State(state, session.state().reason(), false),
        ends,
        session.decidedBy());
  }
}
